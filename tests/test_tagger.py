"""The tagger: its model is the one that was measured, and its words of one kind hold on any text."""

from hashlib import sha256
from importlib.resources import files

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aqwal import gazetteer, tagger
from aqwal.text import Document, read
from aqwal.viterbi import decode

LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإىة ًٌٍَُِّ\u200f.،؟!:"«»()-\n 0123456789abcXYZ'


def test_model_is_small_enough() -> None:
    model = (files("aqwal") / "models" / tagger.MODEL).read_bytes()
    assert len(model) < 10_000_000
    card = (files("aqwal") / "models" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert sha256(model).hexdigest() in card, "the model is not the one that its card describes"


def tag(documents: list[Document]) -> list[list[tagger.Tagged]]:
    return tagger.tag(documents, [gazetteer.match(d) for d in documents], [gazetteer.adjectives(d) for d in documents])


@given(st.lists(st.one_of(st.text(LETTERS, max_size=200), st.text(max_size=60)), max_size=4))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_ordered_names_inside_it(texts: list[str]) -> None:
    documents = [read(text) for text in texts]
    for document, tags in zip(documents, tag(documents), strict=True):
        at = 0
        for name in tags:
            assert at <= name.first < name.last <= len(document.words)
            assert name.type in tagger.TYPES
            at = name.last


def test_documents_do_not_influence_each_other() -> None:
    texts = ["وصل الوزير سامر الخطيب إلى باريس.", "", "قالت شركة النخيل إنها باعت أسهمها في بيروت.\nانتهى"]
    documents = [read(text) for text in texts]
    assert tag(documents) == [tag([document])[0] for document in documents]


def test_viterbi_finds_what_trying_everything_finds() -> None:
    rng = np.random.default_rng(7)
    lengths = np.array([3, 1, 4])
    starts = np.array([1, 5, 7])
    scores = rng.normal(size=(12, 3))
    first, steps = rng.normal(size=3), rng.normal(size=(3, 3))
    labels = decode(scores, starts, lengths, first, steps)
    for start, length in zip(starts, lengths, strict=True):
        paths = np.array(np.meshgrid(*[range(3)] * length)).T.reshape(-1, length)
        value = [
            first[p[0]] + sum(scores[start + i, y] for i, y in enumerate(p)) + sum(steps[p[:-1], p[1:]]) for p in paths
        ]
        assert labels[start : start + length].tolist() == paths[int(np.argmax(value))].tolist()
