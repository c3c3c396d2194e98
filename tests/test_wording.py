"""The interface words: complete in both languages, each of them used, and true to Arabic grammar."""

import ast
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.wording import HERE, Words, markdown, plain

ROOT = Path(__file__).parent.parent
FILES = {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in HERE.glob("*.toml")}
PAGES = {name: words for name, words in FILES.items() if name not in ("nouns", "months")}
TEXTS = [(page, key, texts) for page, words in PAGES.items() for key, texts in words.items()]
SOURCES = {
    p: p.read_text(encoding="utf-8")
    for p in [ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("components/**/*.py")]
}
ARABIC = re.compile("[\u0621-\u064a]")


def fields(text: str) -> set[str]:
    return {f"{name}:{spec}".split("/")[0] for _, name, spec, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("page", "key", "texts"), TEXTS, ids=[f"{p}.{k}" for p, k, _ in TEXTS])
def test_every_text_is_there_in_both_languages(page, key, texts):
    assert set(texts) == {"ar", "en"}
    symbol = texts["ar"] == texts["en"] and len(texts["en"]) <= 3
    assert ARABIC.search(texts["ar"]) or symbol or not re.sub(r"\{.*?\}|\W", "", texts["ar"]), "no Arabic in it"
    assert texts["en"].strip()
    if not re.search("example|hint", key):  # these show Arabic words for what to type
        assert not ARABIC.search(texts["en"]), "Arabic left in the English"
    assert fields(texts["ar"]) == fields(texts["en"])
    assert all(
        noun in FILES["nouns"] or noun in ("", "day", "month")
        for noun in (f.partition(":")[2] for f in fields(texts["ar"]))
    )


@pytest.mark.parametrize(("noun", "forms"), FILES["nouns"].items())
def test_every_noun_has_its_forms(noun, forms):
    assert (len(forms["ar"]), len(forms["en"])) == (7, 2)


def keys_asked() -> tuple[set[str], list[re.Pattern]]:
    """The literal strings in the sources, and the patterns of their f-strings (with two letters in them at least)."""
    whole, patterns = set(), []
    for source in SOURCES.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
                if re.fullmatch("[a-z]{2,}[._]", node.value):
                    patterns.append(re.compile(re.escape(node.value) + ".+"))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                if re.search("[a-z]{2}", "".join(parts)) and ".+" in parts:
                    patterns.append(re.compile("".join(parts)))
    return whole, patterns


def test_every_text_is_used():
    whole, patterns = keys_asked()
    unused = [
        f"{p}.{k}" for p, k, _ in TEXTS if k not in whole and not any(pattern.fullmatch(k) for pattern in patterns)
    ]
    assert not unused


def test_every_text_that_is_asked_for_by_name_exists():
    asked = {
        (path, key) for path, source in SOURCES.items() for key in re.findall(r"""\bt\(["']([\w.-]+)["']""", source)
    }
    known = {key for words in PAGES.values() for key in words}
    assert len(asked) > 50
    assert not {f"{path.name}: {key}" for path, key in asked if key not in known and not key.endswith(".")}


def test_a_page_asks_for_no_words_of_another_page():
    for path, source in SOURCES.items():
        code = re.search(r'open_page\("(\w+)"\)', source)
        if code:
            own = PAGES[code[1]].keys() | PAGES["common"].keys()
            assert set(re.findall(r"""\bt\(["']([\w.-]+)["']""", source)) <= own, path


@given(st.integers(0, 10**7))
def test_a_counted_noun_follows_the_last_two_digits(n):
    form = Words("common", "ar").count(n, "article")
    if n >= 3:
        expected = "مقالات" if 3 <= n % 100 <= 10 else "مقال" if n % 100 < 3 else "مقالًا"
        assert form.split(" ")[1] == expected
    assert not re.search("[0-9]", form)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 1000))
def test_a_period_names_both_its_ends(first, days):
    last = first + timedelta(days=days)
    said = Words("common", "en").period(first, last)
    assert str(last.day) in said
    assert str(last.year) in said
    assert str(first.day) in said


@given(st.text())
def test_labels_keep_no_direction_mark_and_no_markdown(text):
    shown = plain(text)
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\n\r]", shown)
    assert re.sub(r"\\(.)", r"\1", markdown(text)) == shown


def test_an_unknown_word_is_an_error():
    with pytest.raises(KeyError):
        Words("common", "ar")("no such key")
