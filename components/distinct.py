"""The words that set something apart: as bars, as a cloud; and the topics that the words themselves make."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import streamlit as st

from aqwal import counts, topics
from aqwal.counts import words
from aqwal.selection import Selection

from . import corpora, evidence, lexis
from .charts.base import Style
from .charts.cloud import cloud
from .charts.ranked import ranked
from .export import Chart
from .frame import Page, caption

BARS, OFFERED, SURE = 15, 12, 0.05
WHOLE = ("whole", "")
"""The target that is the reader's own selection, held against the rest of the corpus."""
_TARGET = "themes.target"


def target(page: Page) -> tuple[str, str]:
    """What the reader wants set apart: (kind, code), kind one of whole, themes, outlets, speakers."""
    t, options = page.t, list(_targets(page))
    key = f"{_TARGET}.{t.language}"
    if st.session_state.get(key) not in options:
        kept = st.session_state.get(_TARGET)
        st.session_state[key] = kept if kept in options else options[0]
    return st.selectbox(
        t("target"), options, key=key, format_func=lambda o: _name(page, o), width=420,
        on_change=lambda: st.session_state.update({_TARGET: st.session_state[key]}),
    )  # fmt: skip


def _targets(page: Page) -> Iterator[tuple[str, str]]:
    if page.view.selection != Selection():
        yield WHOLE
    themes = counts.themes(page.view)
    yield from (("themes", c) for c in themes.loc[themes["articles"] > 0, "theme"].head(OFFERED))
    yield from (("outlets", str(c)) for c in page.view.articles["outlet"].value_counts().head(OFFERED).index)
    yield from (("speakers", c) for c in counts.speakers(page.view)["speaker_id"].head(OFFERED))


def _name(page: Page, option: tuple[str, str]) -> str:
    kind, code = option
    return page.t("target_whole") if kind == "whole" else f"{page.t(f'target_{kind}')}: {page.names.of(kind, code)}"


def table(page: Page, option: tuple[str, str]) -> pd.DataFrame:
    """The words that set the target apart from everything else in view (of the whole selection: in the corpus)."""
    kind, code = option
    if kind == "speakers":
        said = page.view.quotations
        his = (said["speaker_id"] == code).to_numpy()
        return lexis.of_quotations(page, said.index[his].to_numpy(), said.index[~his].to_numpy())
    rows, rest = sides(page, option)
    return lexis.of_articles(page, rows, rest)


def sides(page: Page, option: tuple[str, str]) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers of the articles of a target that is no speaker, and of those it is held against."""
    kind, code = option
    rows = page.view.articles.index.to_numpy()
    if kind == "whole":
        return rows, np.setdiff1d(np.arange(len(page.index.corpus.articles)), rows)
    if kind == "outlets":
        inside = (page.view.articles["outlet"] == code).to_numpy()
    else:
        inside = np.isin(rows, counts.led_by(page.view, code))
    return rows[inside], rows[~inside]


def charts(page: Page, option: tuple[str, str]) -> list[Chart]:
    """The distinctive words as bars and as a cloud; nothing where no word sets the target apart."""
    t, found = page.t, table(page, option)
    if found.empty:
        return []
    style, name = Style(t, page.palette), _name(page, option)
    sure = found["p"] < SURE
    bars = found[sure].head(BARS) if sure.sum() >= 3 else found.head(BARS)
    figure = ranked(bars, style, code="word", label="word", value="target", noun="time_said")
    shown = pd.DataFrame({
        t("column_word"): found["word"], t("column_here"): found["target"], t("column_elsewhere"): found["reference"],
        t("column_g2"): found["g2"].round(1), t("column_ratio"): found["log_ratio"].round(2), "p": found["p"].round(4),
    })  # fmt: skip
    notes = [
        f"{r.word}<br>{t.count(int(r.target), 'time_said')} · {t('elsewhere', n=int(r.reference))}"
        for r in found.itertuples()
    ]
    colours = [page.palette.accent if s else page.palette.muted for s in sure]
    drawn = cloud(found, style, word="word", weight="g2", notes=notes, colours=colours)
    said = f"{name} · {caption(page)}"
    return [
        Chart("words-distinctive", figure, shown, t("words_title", name=name), said, t("words_how")),
        Chart("words-cloud", drawn, shown, t("cloud_title"), said, t("cloud_how")),
    ]


def pick(page: Page, option: tuple[str, str], word: str) -> None:
    """Open the sentences in which a target uses a word."""
    found = lexis.of_corpus(page)
    kind, code = option
    if kind == "speakers":
        said = page.view.quotations[page.view.quotations["speaker_id"] == code]
        articles = page.index.article_of["quotations"][said.index]
        inside = list(zip(articles, said["content_start"], said["content_end"], strict=True))
        spans = [
            s for s in words.places(found, word, np.unique(articles))
            if any(a == s[0] and first <= s[1] < last for a, first, last in inside)
        ]  # fmt: skip
    else:
        spans = words.places(found, word, sides(page, option)[0])
    evidence.ask_spans(page, f"{word} · {_name(page, option)}", spans)


@st.cache_resource(show_spinner=False, max_entries=8)
def _topics(path: str, stamp: int, chosen: Selection, _documents: list[list[str]]) -> topics.Topics | None:
    return topics.discover(_documents)


def discovered(page: Page) -> topics.Topics | None:
    """The topics of the articles in view; None where there are too few."""
    found, rows = lexis.of_corpus(page), page.view.articles.index
    documents = [[found.lemmas[c] for c in found.codes[found.bounds[r] : found.bounds[r + 1]]] for r in rows]
    path = corpora.folder()
    with st.spinner(page.t("finding_topics")):
        return _topics(str(path), (path / "about.json").stat().st_mtime_ns, page.view.selection, documents)


def topic_chart(page: Page, found: topics.Topics) -> Chart:
    """Discovered topics by the articles that they lead."""
    t = page.t
    listed = found.topics[found.topics["articles"] > 0].sort_values("articles", ascending=False, ignore_index=True)
    listed = listed.assign(code=listed["topic"].astype(str))
    figure = ranked(listed, Style(t, page.palette), code="code", label="name", value="articles", noun="article")
    heavy = found.words.groupby("topic")["word"].agg("، ".join)
    shown = pd.DataFrame({
        t("column_topic"): listed["name"], t("column_articles"): listed["articles"],
        t("column_coherence"): listed["coherence"].round(2), t("column_words"): listed["topic"].map(heavy),
    })  # fmt: skip
    return Chart("themes-topics", figure, shown, t("topics_title"), caption(page), t("topics_how"))


def pick_topic(page: Page, found: topics.Topics, topic: int) -> None:
    """Open the sentences with a topic's leading words in the articles that it leads."""
    lexicon = lexis.of_corpus(page)
    leads = (found.shares.argmax(axis=1) == topic) & (found.shares.sum(axis=1) > 0)
    articles = page.view.articles.index.to_numpy()[leads]
    leading = found.words.loc[found.words["topic"] == topic, "word"].head(5)
    spans = [s for word in leading for s in words.places(lexicon, word, articles, most=80)]
    name = found.topics.set_index("topic").at[topic, "name"]
    evidence.ask_spans(page, str(name), spans)


def word(codes: list) -> str:
    """The word that was clicked, in the bars or in the cloud."""
    return codes[0] if isinstance(codes[0], str) else codes[0][0]
