"""Tables survive saving and loading, and a damaged folder says what to do."""

import pytest

from aqwal import Article, analyse, corpus


@pytest.fixture(scope="module")
def made():
    return analyse(
        [Article("a", "عنوان", "قال مدير المتحف إن القاعات جاهزة.", outlet="المرصد"), Article("b", "", "نص")]
    )


def test_saved_and_loaded_tables_are_the_same(made, tmp_path):
    corpus.save(made, tmp_path)
    loaded = corpus.load(tmp_path)
    for name in corpus.COLUMNS:
        assert getattr(loaded, name).equals(getattr(made, name)), name
    assert loaded.about == made.about


def test_an_empty_corpus_has_every_typed_column(tmp_path):
    corpus.save(corpus.empty(), tmp_path)
    loaded = corpus.load(tmp_path)
    for name, columns in corpus.COLUMNS.items():
        assert list(getattr(loaded, name).columns) == list(columns)


@pytest.mark.parametrize("damage", ["missing", "garbage"])
def test_a_damaged_folder_is_named_with_the_next_step(made, tmp_path, damage):
    corpus.save(made, tmp_path)
    path = tmp_path / "themes.parquet"
    path.unlink() if damage == "missing" else path.write_bytes(b"no parquet")
    with pytest.raises(corpus.UnreadableCorpus, match=r"themes\.parquet.*(analyse)"):
        corpus.load(tmp_path)


def test_analysing_nothing_makes_an_empty_corpus():
    assert all(getattr(analyse([]), name).empty for name in corpus.COLUMNS)


def test_half_a_surrogate_pair_neither_raises_nor_moves_an_offset(tmp_path):
    made = analyse([Article("a", "عنوان\ud800", "قال\udfff مدير المتحف إن القاعات جاهزة.")])
    corpus.save(made, tmp_path)
    text = corpus.load(tmp_path).texts.text[0]
    assert len(text) == len("عنوان\ud800\nقال\udfff مدير المتحف إن القاعات جاهزة.")
    assert text.count("\N{REPLACEMENT CHARACTER}") == 2
