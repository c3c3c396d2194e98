"""Discovered topics, and the lemmas that they are made of."""

import numpy as np
import pytest

from aqwal import lemmas, topics
from aqwal.text import read

GROUPS = [
    ["نفط", "سعر", "برميل", "أوبك", "إنتاج", "خام"],
    ["مباراة", "هدف", "لاعب", "مدرب", "دوري", "ملعب"],
    ["شاعر", "قصيدة", "ديوان", "رواية", "أمسية", "نقد"],
]


def made(each: int) -> list[list[str]]:
    """Articles about one of three things, with two common words."""
    rng = np.random.default_rng(0)
    return [
        [*rng.choice(group, 5, replace=False), *rng.choice(["خبر", "يوم", "مدينة"], 2)]
        for group in GROUPS
        for _ in range(each)
    ]


def test_three_topics_are_found_named_and_shared_out():
    found = topics.discover(made(20), choices=(2, 3, 5))
    assert len(found.topics) == 3
    for name in found.topics.name:
        assert any(set(name.split("، ")) <= set(group) for group in GROUPS)
    assert found.topics.articles.sum() == 60
    lead = found.shares.argmax(axis=1).reshape(3, 20)
    assert all(len(set(row)) == 1 for row in lead)
    assert np.allclose(found.shares.sum(axis=1), 1)


def test_runs_repeat_exactly():
    first, second = (topics.discover(made(15)) for _ in range(2))
    assert first.words.equals(second.words)
    assert np.array_equal(first.shares, second.shares)


@pytest.mark.parametrize("documents", [[], made(3)[:9], [["نفط"]] * 50, [[""]] * 50, [[]] * 50])
def test_too_little_says_none(documents):
    assert topics.discover(documents) is None


def test_spelling_names_topics():
    found = topics.discover(made(20), choices=(3,), spelling={"شاعر": "شعراء"})
    assert "شعراء" in set(found.words.word)
    assert "شاعر" not in set(found.words.word)


def test_coherence_of_company_and_of_chance():
    counts, words = topics.matrix(made(20))
    at = {w: i for i, w in enumerate(words)}
    present = (counts > 0).astype(float).tocsc()
    together = np.array([[at["نفط"], at["سعر"]]])
    apart = np.array([[at["نفط"], at["شاعر"]]])
    assert topics.coherence(present, together)[0] > 0.5
    assert topics.coherence(present, apart)[0] == -1


def test_diacritics_do_not_split_words():
    assert lemmas.content(read("الـمُفـاوَضاتُ")) == lemmas.content(read("المفاوضات"))
    assert len(lemmas.content(read("الـمُفـاوَضاتُ"))) == 1


def test_function_words_and_reporting_are_left_out():
    assert set(lemmas.content(read("وقال إنه في هذا اليوم من 2024 أيضاً، وفى ذلك"))) == {""}


def test_lemmas_join_number_and_clitics():
    a, b, c = (lemmas.content(read(w))[0] for w in ("وبالمدارس", "مدرسة", "للمدارس"))
    assert a == b == c


def test_spelling_prefers_the_commonest_form():
    spelt = lemmas.spelling([read("الانتخابات، والانتخابات، انتخاب")])
    assert list(spelt.values()) == ["انتخابات"]
