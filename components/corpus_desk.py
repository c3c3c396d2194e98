"""What can be done with corpora: see what is loaded, add files, open another one, take the tables away."""

from functools import partial
from pathlib import Path

import streamlit as st

from aqwal import readers
from aqwal.corpus import UnreadableCorpus

from . import corpora, corpus_tables, frame, tables
from .export import show
from .frame import Page
from .wording import markdown


def loaded(page: Page) -> None:
    """What is in the corpus: articles by outlet and over time, gaps, and how the import went."""
    t, view = page.t, page.view
    if view.articles.empty:
        return
    table = corpus_tables.by_outlet(view, page.names)
    if view.articles["published"].notna().any():
        show(page, corpus_tables.volume(page, corpora.opened(corpora.folder()).options["outlets"]))
        _when(page)
    tables.show(table, t)
    problems = view.corpus.about.get("problems")
    with st.expander(t("report")):
        if not isinstance(problems, dict):
            st.write(t("report_none"))
        elif not problems[t.language]:
            st.write(t("report_clean"))
        else:
            st.markdown("\n".join(f"* {markdown(problem)}" for problem in problems[t.language]))


def _when(page: Page) -> None:
    t = page.t
    gaps = [t("gap", days=days, period=t.period(first, last)) for days, first, last in corpus_tables.gaps(page.view)]
    st.write(t("gaps", gaps="، ".join(gaps) if t.language == "ar" else ", ".join(gaps)) if gaps else t("no_gaps"))


def add(page: Page) -> None:
    """Files to be read, analysed and kept as a corpus of their own, which is then opened."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("add")}</h2>')
    st.caption(t("add_help"))
    kinds = readers.supported()
    with st.container(key="aq-upload"):
        st.html(f"<style>.st-key-aq-upload{{--aq-upload:{frame.css_string(t('upload_here'))}}}</style>")
        uploads = st.file_uploader(
            t("upload", kinds=f"\N{LEFT-TO-RIGHT ISOLATE}{' '.join(kinds)}\N{POP DIRECTIONAL ISOLATE}"), [k.rpartition(".")[2] for k in kinds], accept_multiple_files=True,
            key=f"corpus.files.{t.language}",
        )  # fmt: skip
    name = corpora.safe_name(st.text_input(t("name"), placeholder=t("name_hint"), key=f"corpus.name.{t.language}"))
    joined = not corpora.is_sample() and st.checkbox(t("with_open"), key=f"corpus.join.{t.language}")
    if not st.button(t("analyse"), type="primary", disabled=not uploads):
        return
    if not name:
        st.error(t("name_needed"))
        return
    if corpora.ready(corpora.CORPORA / name):
        st.error(t("name_taken"))
        return
    articles, problems = corpora.read_uploads([(u.name, u.getvalue()) for u in uploads])
    if not articles:
        st.error(t("nothing_read"))
        st.markdown("\n".join(f"* {markdown(p.text(t.language))}" for p in problems))
        return
    if joined:
        articles = corpora.joined(page.view.corpus, articles)
    text = t("analysing_these", n=len(articles))
    bar = st.progress(0.0, text)
    corpora.keep(articles, problems, corpora.CORPORA / name, lambda share: bar.progress(share, text))
    if joined:
        corpora.carry_corrections(corpora.folder(), corpora.CORPORA / name)
    _switch(corpora.CORPORA / name)


def open_another(page: Page) -> None:
    """The kept corpora, and any folder of this machine."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("open")}</h2>')
    kept = ["", *corpora.kept()]
    chosen = st.selectbox(
        t("open_kept"), kept, format_func=lambda name: name or t("sample_name"), key=f"corpus.kept.{t.language}"
    )
    path = st.text_input(t("open_path"), placeholder=t("open_path_hint"), key=f"corpus.path.{t.language}").strip()
    if st.button(t("open_it")):
        folder = corpora.as_folder(path) if path else corpora.CORPORA / chosen if chosen else None
        try:
            if folder:
                corpora.opened(folder)
            _switch(folder)
        except UnreadableCorpus as error:
            st.error(t("unreadable", reason=markdown(str(error))))


def _switch(folder: Path | None) -> None:
    corpora.choose(folder)
    st.rerun()


def take(page: Page) -> None:
    """The tables of the whole corpus as files."""
    t = page.t
    st.html(f'<h2 class="aq-section">{t("tables")}</h2>')
    st.caption(t("tables_help"))
    log = corpora.log_of(corpora.folder())
    with st.container(horizontal=True):
        for kind in ("csv", "parquet"):
            st.download_button(
                t(f"tables_{kind}"), data=partial(corpus_tables.zipped, page.view.corpus, kind, log), mime="application/zip",
                file_name=f"aqwal-{kind}.zip", on_click="ignore", key=f"corpus.tables.{kind}.{t.language}",
            )  # fmt: skip
