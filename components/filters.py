"""The reader's selection: kept in the session and in the URL as codes, changed by the panel, the chips and charts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from aqwal.selection import Selection

from . import state
from .names import Names
from .wording import markdown, plain

_SLIDER = "filter.period"


def current() -> Selection:
    """The reader's selection."""
    return st.session_state.get(state.SELECTION, Selection())


def put(selection: Selection) -> None:
    """Replace the selection. Takes effect on this run if called from a callback, else call st.rerun() after it."""
    state.put(state.SELECTION, selection)


def _set(field: str, value: object) -> None:
    put(current()._replace(**{field: value}))  # type: ignore[arg-type]


def add(field: str, code: str) -> None:
    """Add one code to a field of the selection (``speakers``, ``themes`` ...)."""
    codes = getattr(current(), field)
    if code not in codes:
        _set(field, (*codes, code))


def remove(field: str, code: str = "") -> None:
    """Take one code out of a field; without a code, lift the field's restriction."""
    kept = tuple(c for c in getattr(current(), field) if c != code) if code else Selection._field_defaults[field]
    _set(field, kept)


def between(first: date | None, last: date | None) -> None:
    """Restrict the period to these days, both included; None lifts that side."""
    put(current()._replace(since=first.isoformat() if first else "", until=last.isoformat() if last else ""))


def panel(published: pd.Series, options: Mapping[str, Sequence[str]], names: Names) -> None:
    """The filters, drawn where the caller stands: for these days of publication and these codes of each field."""
    _words(names)
    _period(published, names)
    for field, codes in options.items():
        _codes(field, codes, names)


def in_words(chosen: Selection, names: Names) -> list[tuple[str, str, str, str]]:
    """What restricts a selection: (field, code, the field's name, the value in words). Plain text."""
    t = names.words
    said: list[tuple[str, str, str, str]] = []
    if chosen.since or chosen.until:
        said.append(("since", "", t("filter.period"), _period_in_words(chosen, names)))
    for field in ("outlets", "speakers", "themes", "entities", "acts", "types", "rules"):
        said += [(field, code, t(f"filter.{field}"), names.of(field, code)) for code in getattr(chosen, field)]
    if chosen.words:
        said.append(("words", "", t("filter.words"), f"«{plain(chosen.words)}»"))
    return said


def chips(names: Names) -> None:
    """What restricts the view, each with a cross that lifts it."""
    t, said = names.words, in_words(current(), names)
    if not said:
        return
    with st.container(horizontal=True, gap="small", key="aq-chips"):
        for field, code, label, text in said:
            st.button(
                f"{label}: **{markdown(text)}** ✕", key=f"chip.{field}.{code}.{t.language}", help=t("filter.remove"),
                on_click=_lift, args=(field, code),
            )  # fmt: skip
        if len(said) > 1:
            st.button(
                t("clear_filters"), key=f"chip.all.{t.language}", type="tertiary", on_click=put, args=(Selection(),)
            )


def _lift(field: str, code: str) -> None:
    if field == "since":
        between(None, None)
    else:
        remove(field, code)


def _period_in_words(chosen: Selection, names: Names) -> str:
    since, until = (date.fromisoformat(d) if d else None for d in (chosen.since, chosen.until))
    if since and until:
        return names.words.period(since, until)
    return names.words("since", d=since) if since else names.words("until", d=until)


def _codes(field: str, options: Sequence[str], names: Names) -> None:
    t, chosen = names.words, list(getattr(current(), field))
    if not (options or chosen):
        return
    key = f"filter.{field}.{t.language}"
    st.session_state[key] = chosen
    st.multiselect(
        t(f"filter.{field}"), [*options, *(c for c in chosen if c not in options)], key=key,
        format_func=lambda code: names.of(field, code), placeholder=t("filter.any"), select_all=False,
        on_change=lambda: _set(field, tuple(st.session_state[key])),
    )  # fmt: skip


def _words(names: Names) -> None:
    t = names.words
    key = f"filter.words.{t.language}"
    st.session_state[key] = current().words
    st.text_input(
        t("filter.words"), key=key, placeholder=t("filter.words_hint"),
        on_change=lambda: _set("words", st.session_state[key].strip()),
    )  # fmt: skip


def _period(published: pd.Series, names: Names) -> None:
    starts = _steps(published)
    if len(starts) < 3:
        return
    t, chosen = names.words, current()
    firsts, lasts = starts[:-1], [day - timedelta(days=1) for day in starts[1:]]
    by_month = lasts[0] > firsts[0]
    left = max((i for i, d in enumerate(firsts) if d.isoformat() <= chosen.since), default=0) if chosen.since else 0
    right = min((i for i, d in enumerate(lasts) if d.isoformat() >= chosen.until), default=-1) if chosen.until else -1
    ends = (left, right if right >= left else len(lasts) - 1)
    # A range of options cannot be set through the session (Streamlit then takes it for a single value): a period
    # changed elsewhere gets a new slider.
    shown, made = st.session_state.get(_SLIDER, (ends, 0))
    made += shown != ends
    st.session_state[_SLIDER] = (ends, made)
    key = f"filter.period.{t.language}.{made}"

    def change() -> None:
        a, b = st.session_state[key]
        st.session_state[_SLIDER] = ((a, b), made)
        between(firsts[a] if a else None, lasts[b] if b < len(lasts) - 1 else None)

    st.select_slider(
        t("filter.period"), range(len(firsts)), ends, key=key, on_change=change,
        format_func=lambda i: t.month(firsts[i]) if by_month else t.day(firsts[i], year=False),
    )  # fmt: skip


def _steps(published: pd.Series) -> list[date]:
    """Where the steps of the period begin, and the end of the last: days in a short corpus, months in a longer one."""
    days = published.dropna()
    if days.empty:
        return []
    first, last = days.min().normalize(), days.max().normalize()
    if (last - first).days <= 62:
        return [d.date() for d in pd.date_range(first, last + pd.Timedelta(days=1), freq="D")]
    end = (last + pd.offsets.MonthBegin(1)).normalize()
    return [d.date() for d in pd.date_range(first.replace(day=1), end, freq="MS")]
