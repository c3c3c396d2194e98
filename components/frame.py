"""The frame of every page: direction, fonts, ground, masthead, menu, filters, and the sentence on what is on screen."""

import json
from html import escape
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from aqwal.corpus import UnreadableCorpus
from aqwal.index import Index
from aqwal.selection import View

from . import corpora, filters, names, state
from .corpora import Opened
from .names import Names
from .palette import GROUNDS, Palette
from .wording import LANGUAGES, Words, markdown, months_of

PAGES = {
    "overview": "app.py", "speakers": "pages/speakers.py", "themes": "pages/themes.py",
    "entities": "pages/entities.py", "timeline": "pages/timeline.py", "articles": "pages/articles.py",
    "corpus": "pages/corpus.py", "corrections": "pages/corrections.py", "method": "pages/method.py",
}  # fmt: skip
_CSS = Path(__file__).with_name("style.css")
_ICON = corpora.ROOT / "static" / "favicon.png"
_SCRIPT = Path(__file__).with_name("ground.js")


class Page(NamedTuple):
    """What a page is made from: the selected rows, the whole corpus behind them, its words ``t(key, **values)``,
    the ``names`` of codes, and the colours of the ground."""

    view: View
    index: Index  # type: ignore[assignment]
    language: str
    ground: str
    t: Words
    names: Names
    palette: Palette


def open_page(code: str) -> Page:
    """Begin a page: all that stands above its content is drawn. Stops the run where there is nothing to show."""
    state.read(code)
    language = st.session_state[state.LANGUAGE]
    ground = st.session_state[state.GROUND] or st.context.theme.type or "light"
    t = Words(code, language, months_of(st.context.locale or ""))
    st.set_page_config(f"{t(f'page.{code}')} · {t('app')}", page_icon=_ICON, layout="wide")
    _dress(t, ground)
    _masthead(code, t, ground)
    path, opened = _open_corpus(t)
    index, named = opened.index, names.read(opened.entities, t, opened.own_themes)
    with st.sidebar:
        st.html(f'<p class="aq-filters">{t("filters")}</p>')
        filters.panel(index.corpus.articles["published"], opened.options, named)
    view = corpora.view(path, filters.current())
    if corpora.is_sample():
        st.html(f'<p class="aq-banner">{t("sample_banner")}</p>')
    if opened.missing:
        with st.container(key="aq-missing"):
            st.page_link(
                "pages/corrections.py", label=t("corrections_missing", n=len(opened.missing)), icon=":material/error:",
                query_params=state.query(part="history"),
            )  # fmt: skip
    st.html(f'<h1 class="aq-title">{t(f"page.{code}")}</h1>')
    filters.chips(named)
    st.html(f'<p class="aq-on-screen">{escape(describe(view, named))}</p>')
    return Page(view, index, language, ground, t, named, GROUNDS[ground])


def describe(view: View, named: Names) -> str:
    """What is on screen, in words: how much, from which outlets, over which days. Plain text."""
    t, articles, quotations = named.words, len(view.articles), len(view.quotations)
    if not len(view.corpus.articles):
        return t("empty_corpus")
    if not articles:
        return t("empty_selection")
    parts = [t("on_screen" if quotations else "on_screen_articles", quotations=quotations, articles=articles)]
    outlets = view.articles["outlet"].dropna().unique()
    if 0 < len(outlets) <= 3:
        parts.append(t.listing([named.outlet(o) for o in outlets]))
    elif len(outlets):
        parts.append(t.count(len(outlets), "outlet"))
    days = view.articles["published"].dropna()
    if len(days):
        parts.append(t.period(days.min().date(), days.max().date()))
        if len(days) < articles:
            parts.append(t("undated", n=articles - len(days)))
    else:
        parts.append(t("all_undated"))
    return " · ".join(parts)


def caption(page: Page) -> str:
    """What is on screen and what restricts it, for what stands under a chart and in its files. Plain text."""
    restricted = [f"{label}: {text}" for _, _, label, text in filters.in_words(page.view.selection, page.names)]
    return " · ".join([describe(page.view, page.names), *restricted])


def scroll_to(anchor: str) -> None:
    """Bring the element with this id into sight, once it is drawn."""
    with st.container(key="aq-scroll"):
        st.html(
            f"<script>setTimeout(() => document.getElementById({json.dumps(anchor)})"
            '?.scrollIntoView({block: "center"}), 300)</script>',
            unsafe_allow_javascript=True,
        )


def css_string(text: str) -> str:
    """A text as a CSS string, for words that only CSS can put in place of Streamlit's own.

    >>> css_string('a "b"</style>')
    '"a \\\\22 b\\\\22 \\\\3c /style>"'
    """
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<\n' else c for c in text) + '"'


def _dress(t: Words, ground: str) -> None:
    """Direction, language and colours of the document. Streamlit's own elements follow the ground through
    ground.js; ours through the variables of the palette."""
    palette = GROUNDS[ground]
    mentions = dict(zip(("per", "org", "loc"), palette.series[1:4], strict=True))
    colours = "".join(f"--aq-{k}:{v};" for k, v in {**palette._asdict(), **mentions}.items() if isinstance(v, str))
    st.html(_CSS)
    st.html(
        f"<style>:root{{{colours}--aq-filters:{css_string(t('filters'))};--aq-none:{css_string(t('filter.none'))}}}</style>"
    )
    wanted = {"lang": t.language, "dir": "rtl" if t.language == "ar" else "ltr", "ground": ground}
    script = _SCRIPT.read_text(encoding="utf-8").replace("WANTED", json.dumps(wanted))
    with st.container(key="aq-script"):
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _masthead(code: str, t: Words, ground: str) -> None:
    other = next(language for language in LANGUAGES if language != t.language)
    opposite = "light" if ground == "dark" else "dark"
    with st.container(key="aq-masthead", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<div class="aq-name"><b>{t("app")}</b> <span>{t("motto")}</span></div>'
            f'<div class="aq-corpus"><bdi>{escape(corpora.title(t))}</bdi></div>'
        )
        st.button(
            LANGUAGES[other], key="switch.language", type="tertiary", on_click=state.put, args=(state.LANGUAGE, other)
        )
        st.button(
            t(f"ground.to_{opposite}"), key="switch.ground", type="tertiary", icon=f":material/{opposite}_mode:",
            on_click=state.put, args=(state.GROUND, opposite),
        )  # fmt: skip
    with st.container(key="aq-menu", horizontal=True, gap="small"):
        for page, path in PAGES.items():
            st.page_link(path, label=t(f"page.{page}"), query_params=state.query(), disabled=page == code)


def _open_corpus(t: Words) -> tuple[Path, Opened]:
    path = corpora.folder()
    if corpora.is_sample() and not corpora.ready(path):
        bar = st.progress(0.0, t("analysing"))
        corpora.make_sample(lambda share: bar.progress(share, t("analysing")))
        bar.empty()
    try:
        return path, corpora.opened(path)
    except UnreadableCorpus as error:
        st.error(t("unreadable", reason=markdown(str(error))))
        st.button(t("open_sample"), on_click=corpora.choose, args=(None,))
        st.stop()
