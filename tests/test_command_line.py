"""The command line: what it writes, and that bad input gets a message and exit code 2, never a traceback."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aqwal import corpus
from aqwal.__main__ import main

TEXT = "افتتاح المكتبة\nالمدينة - المرصد:\nقال مدير المكتبة إن القاعات ستفتح أبوابها صباح غد."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "library.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_analyse_writes_every_table(article, tmp_path, capsys):
    out = tmp_path / "corpus"
    assert main(["analyse", str(article), "--out", str(out)]) == 0
    made = corpus.load(out)
    assert made.texts["text"].tolist() == [TEXT]
    assert made.articles[["article_id", "outlet", "dateline"]].to_numpy().tolist() == [["library", "المرصد", "المدينة"]]
    assert [len(made.about["problems"][language]) for language in ("ar", "en")] == [1, 1]
    assert "no day of publication" in made.about["problems"]["en"][0]
    assert "1 articles" in capsys.readouterr().out
    for name, columns in corpus.COLUMNS.items():
        assert {c: str(t) for c, t in getattr(made, name).dtypes.items()}.keys() == columns.keys()


def test_two_workers_find_what_one_finds(tmp_path):
    records = [{"id": str(i), "text": f"{TEXT}\nالخبر رقم {i}", "outlet": "المرصد"} for i in range(150)]
    (tmp_path / "n.jsonl").write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    for n in ("1", "2"):
        assert main(["analyse", str(tmp_path / "n.jsonl"), "--out", str(tmp_path / n), "--workers", n]) == 0
    for name in corpus.COLUMNS:
        assert getattr(corpus.load(tmp_path / "1"), name).equals(getattr(corpus.load(tmp_path / "2"), name)), name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["analyse", "absent.txt", "--out", "x"], "absent.txt: no such file"),
        (["analyse", "{article}", "--out", "{article}"], "is a file; give --out a folder"),
        (["analyse", "{article}", "--out", "x", "--ner", "hf:./absent"], "hf:./absent"),
        (["score", "absent.jsonl", "x"], "absent.jsonl"),
        (["score", "{article}", "x"], "row 1: expected an object"),
        (["score", "{gold}", "absent"], "articles.parquet is missing"),
        (["score", "{gold}", "absent", "--only", "z"], "no annotated article"),
    ],
)
def test_bad_input_is_said_in_one_line_with_exit_code_2(arguments, said, article, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "quotations": []}), encoding="utf-8")
    assert main([a.format(article=article, gold=gold) for a in arguments]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("workers", ["0", "-1", "many", "1000000"])
def test_an_impossible_number_of_workers_is_refused(workers, article, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["analyse", str(article), "--out", "x", "--workers", workers])
    assert stop.value.code == 2
    assert "processes" in capsys.readouterr().err


def test_a_model_is_named_with_its_kind(article, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["analyse", str(article), "--out", "x", "--ner", "camelbert"])
    assert stop.value.code == 2
    assert "expected hf:NAME" in capsys.readouterr().err


def test_help_shows_every_command_with_examples_and_the_readme_too():
    helped = subprocess.run(
        [sys.executable, "-m", "aqwal", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = set(re.findall(r"^ {4}(\w+) ", helped, re.M))
    assert commands == {"analyse", "score"}
    readme = Path("README.md").read_text(encoding="utf-8")
    for command in commands:
        assert f"python -m aqwal {command}" in helped
        assert f"python -m aqwal {command}" in readme
