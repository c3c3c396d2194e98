"""Correcting one entity: its names and kind, what it is one with, which printed name is not its own, and its mentions."""

from collections import Counter

import streamlit as st

from aqwal import curation
from aqwal.curation import Correction
from aqwal.text import fold_word

from .. import evidence, state
from ..frame import Page
from ..wording import plain
from . import choosing, portrait
from .signing import correct, corrected, refuse, words

STEP = 8
_MORE = "aqwal.mending.mentions"


def way(page: Page, code: str) -> None:
    """The link by which other pages lead here."""
    st.page_link(
        "pages/corrections.py", label=words(page)("correct_entity"), icon=":material/edit:",
        query_params=state.query(entity=code),
    )  # fmt: skip


def draw(page: Page) -> None:
    """The choice of an entity, kept in the URL, and the ways to correct it."""
    t, code = words(page), st.query_params.get("entity", "")
    chosen = choosing.entity(page, "mending.entity")
    if chosen and chosen != st.session_state.get("mending.entity.last"):
        code = st.query_params["entity"] = chosen
    st.session_state["mending.entity.last"] = chosen
    if not code:
        st.info(t("choose_entity"))
    elif code not in page.names.entities:
        st.warning(t("no_entity"))
    else:
        st.html(portrait.head(page, code))
        ways, evidences = st.columns(2, gap="large")
        for draw_part in (_names, _merge, _split):
            with ways, st.container(key=f"aq-mend{draw_part.__name__}"):
                draw_part(page, code)
        with evidences:
            _mentions(page, code)


def _section(title: str) -> None:
    st.html(f'<h2 class="aq-section">{title}</h2>')


def _names(page: Page, code: str) -> None:
    t, table = words(page), page.index.corpus.entities
    record = table.loc[table["entity_id"] == code].iloc[0]
    old = {"rename-ar": plain(record["name_ar"]), "rename-en": page.names.entities[code][1], "retype": record["kind"]}
    keys = {action: f"mending.{action}.{code}.{t.language}" for action in old}
    _section(t("names_section"))
    with st.form(f"mending.names.{code}", border=False):
        left, right = st.columns(2)
        left.text_input(t("name_ar"), old["rename-ar"], key=keys["rename-ar"], max_chars=curation.LONGEST)
        right.text_input(t("name_en"), old["rename-en"], key=keys["rename-en"], max_chars=curation.LONGEST)
        kinds = list(curation.TYPES)
        st.selectbox(
            t("kind"), kinds, kinds.index(old["retype"]), key=keys["retype"], format_func=lambda k: t(f"kind.{k}")
        )

        def save() -> None:
            new = {action: plain(st.session_state[key]) for action, key in keys.items()}
            if not new["rename-ar"]:
                refuse(page, "empty_name")
                return
            changed = {action: value for action, value in new.items() if value and value != old[action]}
            if "retype" in changed:
                changed["retype"] = f"{curation.TYPES[changed['retype']]}/{changed['retype']}"
            if changed:
                correct(
                    page, *(Correction(action, "", entity_id=code, value=value) for action, value in changed.items())
                )
            else:
                refuse(page, "unchanged")

        st.form_submit_button(t("save"), on_click=save)


def _merge(page: Page, code: str) -> None:
    t = words(page)
    _section(t("merge_section"))
    st.caption(t("merge_how"))
    into = choosing.entity(page, f"mending.into.{code}", without=code)

    def merge() -> None:
        if corrected(page, Correction("merge", "", entity_id=code, value=into or "")):
            st.query_params["entity"] = into or ""

    st.button(t("merge"), key=f"mending.merge.{code}", disabled=not into, on_click=merge)


def _split(page: Page, code: str) -> None:
    t = words(page)
    _section(t("split_section"))
    names = _printed(page, code)
    if len(names) < 2:
        st.caption(t("one_name"))
        return
    st.caption(t("split_how"))
    name = st.selectbox(
        t("printed_name"), list(names), key=f"mending.split.name.{code}.{t.language}", index=None, placeholder=t("choose"),
        format_func=lambda n: f"{plain(n)} · {t.count(names[n], 'mention')}" if n in names else plain(n),
    )  # fmt: skip
    st.button(
        t("split"), key=f"mending.split.{code}", disabled=not name, on_click=correct,
        args=(page, Correction("split", "", entity_id=code, value=name or "")),
    )  # fmt: skip


def _printed(page: Page, code: str) -> dict[str, int]:
    """The names under which an entity is mentioned, one spelling of each folded form, with their counts."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    mentions = page.index.corpus.mentions.iloc[rows := portrait.rows(page, "mentions", "entity_id", code)]
    articles = page.index.article_of["mentions"][rows]
    for article, start, end in zip(articles, mentions["start"], mentions["end"], strict=True):
        printed = page.index.texts[article][start:end]
        folded = fold_word(printed)
        spelling.setdefault(folded, printed)
        counts[folded] += 1
    return {spelling[folded]: n for folded, n in counts.most_common()}


def _mentions(page: Page, code: str) -> None:
    t = words(page)
    _section(t("mentions_section"))
    found = evidence.newest(page, "mentions", portrait.rows(page, "mentions", "entity_id", code))
    if not found:
        st.caption(t("no_mentions"))
        portrait.sentences(page, portrait.spans(page, code)[:STEP])
    most = st.session_state.get(_MORE, STEP)
    for article, start, end in found[:most]:
        with st.container(border=True, key=f"aq-mention-{article}-{start}"):
            st.html(evidence.card(page, (article, start, end), "mention"))
            article_id = str(page.index.corpus.articles["article_id"].iloc[article])
            with st.container(horizontal=True, vertical_alignment="center"):
                evidence.link(page, (article, start, end))
                st.button(
                    t("reject_mention"), key=f"mending.reject.{article}.{start}", type="tertiary", icon=":material/close:",
                    on_click=correct, args=(page, Correction("reject-mention", "", article_id=article_id, start=start, end=end)),
                )  # fmt: skip
    if len(found) > most:
        more = page.t._replace(page="evidence")("more", n=min(STEP, len(found) - most))
        st.button(more, key="mending.mentions.more", on_click=lambda: st.session_state.update({_MORE: most + STEP}))
