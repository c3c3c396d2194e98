"""The optional Hugging Face tagger, on a tiny model with set weights made here. Skipped where the libraries are absent."""

import json
import sys
from pathlib import Path

import pytest

from aqwal import hf_tagger
from aqwal.tagger import Tagged
from aqwal.text import read

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "وصل", "سامر", "الخطيب", "إلى", "بيروت", ".", "##وت"]
LABELS = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC"]
WANTED = {"سامر": 1, "الخطيب": 2, "بيروت": 3}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer that labels by word alone: its embeddings are axes, its layers add nothing."""
    reason = "SKIPPED: the Hugging Face tagger is untested here: pip install -r requirements-hf.txt"
    torch = pytest.importorskip("torch", reason=reason)
    transformers = pytest.importorskip("transformers", reason=reason)
    path = tmp_path_factory.mktemp("tiny")
    (path / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    transformers.BertTokenizerFast(
        vocab=str(path / "vocab.txt"), do_lower_case=False, strip_accents=False
    ).save_pretrained(path)
    config = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=1, intermediate_size=16,
        id2label=dict(enumerate(LABELS)), label2id={label: i for i, label in enumerate(LABELS)},
    )  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():
        for weights in model.parameters():
            weights.zero_()
        for name, weights in model.named_parameters():
            if "LayerNorm.weight" in name:
                weights.fill_(1)
        model.bert.embeddings.word_embeddings.weight.copy_(torch.eye(len(WORDS), 16) * 10)
        for i, word in enumerate(WORDS):
            model.classifier.weight[WANTED.get(word, 0), i] = 1
    model.save_pretrained(path)
    return path


def test_names_are_read_from_the_model(folder: Path) -> None:
    documents = [read("وصل سامر الخطيب إلى بيروت."), read(""), read("بيروت وصل سامر")]
    assert hf_tagger.load(str(folder))(documents) == [
        [Tagged(1, 3, "PER"), Tagged(4, 5, "LOC")],
        [],
        [Tagged(0, 1, "LOC"), Tagged(2, 3, "PER")],
    ]


def test_long_sentences_are_read_to_their_end(folder: Path) -> None:
    document = read("وصل " * (hf_tagger.LONGEST + 50) + "سامر")
    assert hf_tagger.load(str(folder))([document])[0] == [Tagged(len(document.words) - 1, len(document.words), "PER")]


def test_a_model_without_names_is_refused(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    config["id2label"] = {str(i): f"LABEL_{i}" for i in range(len(LABELS))}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(hf_tagger.Unavailable, match="B- and I-"):
        hf_tagger.load(str(tmp_path))


def test_a_missing_model_says_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(hf_tagger.Unavailable, match="folder that holds the model"):
        hf_tagger.load(str(tmp_path / "nothing-here"))


def test_missing_libraries_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(hf_tagger.Unavailable, match=r"requirements-hf\.txt"):
        hf_tagger.load("anything")
