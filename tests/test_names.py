"""Noun phrases that name somebody, the words they are made of, and names in Latin letters."""

import pytest

from aqwal.names import read_phrase
from aqwal.text import fold_word, read
from aqwal.titles import attached, head, is_courtesy, of_state, titles
from aqwal.transliterate import MARK, romanise
from aqwal.variants import is_short_for, same_spelling, words_of


@pytest.mark.parametrize(("printed", "kind", "name"), [
    ("الوزير سامر الخطيب", "person", "سامر الخطيب"),
    ("وزير الدولة وزير الشؤون الخارجية والتعاون الدولي المالي سادو كيمبا", "person", "سادو كيمبا"),
    ("رئيس بعثة الاتحاد الأوروبي لدى اليمن يورغن كلاغر", "person", "يورغن كلاغر"),
    ("مدعية المحكمة الدولية فاتن بنسودا", "person", "فاتن بنسودا"),
    ("الناطق الرسمي باسم الرئاسة السفير عماد الزين", "person", "عماد الزين"),
    ("صاحب السمو الملكي الأمير ماجد بن سيف بن عبدالعزيز", "person", "ماجد بن سيف بن عبدالعزيز"),
    ("وائل الصباغ رئيس مركز البحوث المائية", "person", "وائل الصباغ"),
    ("سلطان الجابري", "person", "سلطان الجابري"),
    ("أمير منطقة الوادي", "person", None),
    ("المتحدث باسم هيئة الموانئ", "spokesperson", None),
    ("المتحدث باسمه", "spokesperson", None),
    ("مصدر أمني رفيع", "anonymous", None),
    ("مسؤول في وزارة النقل", "anonymous", None),
    ("مسئول كبير", "anonymous", None),
    ("أحد المسؤولين", "anonymous", None),
    ("ثلاثة مصادر مطلعة", "anonymous", None),
    ("عدد من السكان", "group", None),
    ("نواب المعارضة", "group", None),
    ("وزارة الخارجية والتعاون", "organisation", None),
    ("بيان مشترك", "document", None),
    ("صحيفة الأفق اليومية", "medium", None),
    ("مدير عام الشركة", "person", None),
    ("الرئيس", "person", None),
])  # fmt: skip
def test_phrases(printed: str, kind: str, name: str | None) -> None:
    document = read(printed)
    phrase = read_phrase(document, 0, len(document.words))
    assert (phrase.kind, phrase.name and printed[slice(*phrase.name)]) == (kind, name)


def test_an_empty_phrase_is_nothing() -> None:
    phrase = read_phrase(read("كلمة"), 1, 1)
    assert (phrase.kind, phrase.name, phrase.facts) == ("", None, ())


@pytest.mark.parametrize(("word", "lemma", "feminine", "plural"), [
    ("والوزيرة", "وزير", True, False), ("مسؤولو", "مسوول", False, True), ("رئيستها", "رييس", True, False), ("للمدير", "مدير", False, False),
])  # fmt: skip
def test_heads(word: str, lemma: str, feminine: bool, plural: bool) -> None:
    found = head(fold_word(word))
    assert found is not None
    assert (found.lemma, found.feminine, found.plural) == (lemma, feminine, plural)


@pytest.mark.parametrize("word", ["كتابه", "نخيل", "يقول", "سامر"])
def test_other_words_are_no_heads(word: str) -> None:
    assert head(fold_word(word)) is None


def test_every_word_stands_in_one_class_and_none_is_a_function_word() -> None:
    t = titles()
    assert not t.function_words & {word for word, h in t.heads.items() if h.group in ("office", "spokesperson")}
    assert all(head(word) is not None for word in t.heads)


def test_courtesies_prepositions_and_state_bodies() -> None:
    assert is_courtesy("سموه")
    assert not is_courtesy("سمو")
    assert attached(fold_word("لوزير"))
    assert not attached(fold_word("بيان"))
    assert of_state(fold_word("وزارة الداخلية"))
    assert not of_state(fold_word("وزارتي"))


@pytest.mark.parametrize(("one", "other", "same"), [
    ("فلاديمير بوتين", "فلاديمير بوتن", True),
    ("سيرغي لافروف", "سيرجي لافروف", True),
    ("خالد سلمان", "خالد سليمان", False),
    ("أحمد العلي", "أحمد علي", False),
    ("ماجد الحمادي", "ماجد الحامد", False),
    ("ماجد بن مساعد", "ماجد بن مسعود", False),
    ("عبد الله داود", "عبدالله داوود", True),
])  # fmt: skip
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert same_spelling(words_of(one), words_of(other)) is same


def test_short_names() -> None:
    full = words_of("عبد الله بن سعد الراوي")
    assert is_short_for(words_of("الراوي"), full)
    assert is_short_for(words_of("عبدالله الراوي"), full)
    assert not is_short_for(words_of("سعد الراوي"), full)
    assert not is_short_for(full, full)


@pytest.mark.parametrize(("arabic", "latin"), [
    ("عبد الله بن سامر الخطيب", "Abdullah bin Samer al-Khatib"), ("محمد", "Mohammed"), ("توكاييف", "Tukayif"), ("الشعيبي", "Al-Shaibi"),
])  # fmt: skip
def test_romanisation_is_marked(arabic: str, latin: str) -> None:
    assert romanise(arabic) == latin + MARK


def test_latin_stays() -> None:
    assert romanise("NATO 2030") == "NATO 2030"
