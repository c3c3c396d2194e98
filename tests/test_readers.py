"""Bad input: one clear message naming file and row, and nothing else lost."""

import gzip
import json

import pytest

from aqwal.readers import read, read_bytes
from aqwal.readers.problems import _messages

BODY = "أعلنت بلدية المدينة افتتاح المكتبة العامة الجديدة بعد عامين من العمل."


def jsonl(*records):
    return "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records).encode()


def codes(problems):
    return {p.code: p.rows for p in problems}


def good(**more):
    return {"id": "a", "title": "عنوان", "text": BODY, "published": "2024-03-05", "outlet": "المرصد", **more}


def test_a_good_article_is_read_whole_and_silently():
    articles, problems = read_bytes("a.jsonl", jsonl(good(author="سامر الخطيب", url="https://example.invalid/1")))
    assert problems == []
    assert articles[0].text == f"عنوان\n{BODY}"
    assert (articles[0].published.isoformat(), articles[0].author) == ("2024-03-05T00:00:00", "سامر الخطيب")


def test_published_text_is_kept_to_the_character():
    body = f"  {BODY}\r\n\n وسطر آخر \u200f"
    assert read_bytes("a.jsonl", jsonl(good(text=body)))[0][0].body == body


@pytest.mark.parametrize(
    ("name", "data", "code", "kept"),
    [
        ("a.txt", b"", "empty", 0),
        ("a.txt", b" \n\n ", "empty", 0),
        ("a.docx", b"PK", "unsupported", 0),
        ("a.txt", BODY.encode("cp1256"), "cp1256", 1),
        ("a.txt", BODY.encode("utf-16"), "utf16", 1),
        ("a.txt", bytes(range(128, 256)) * 4 + b"\0", "not_text", 0),
        ("a.txt", b"Only English stands in this file.", "not_arabic", 0),
        ("a.txt", (BODY * 290_000).encode()[:20_000_000], "too_long", 0),
        ("a.csv", f"id,body_of_text\n1,{BODY}".encode(), "no_column", 0),
        ("a.jsonl.gz", b"not gzip", "unreadable", 0),
        ("a.jsonl", jsonl("{broken", good()), "not_json", 1),
        ("a.jsonl", jsonl("[1, 2]", good()), "not_json", 1),
        ("a.jsonl", jsonl(good(text="")), "no_text", 0),
        ("a.jsonl", jsonl(good(published="32/13/2023")), "bad_date", 1),
        ("a.jsonl", jsonl(good(published="0024-01-01")), "bad_date", 1),
        ("a.jsonl", jsonl(good(published=None)), "no_date", 1),
        ("a.jsonl", jsonl(good(outlet="")), "no_outlet", 1),
        ("a.jsonl", jsonl(good(text=BODY + "SURROGATE")).replace(b"SURROGATE", b"\\ud800"), "damaged", 1),
    ],
)
def test_each_fault_has_its_message_and_loses_nothing_else(name, data, code, kept):
    articles, problems = read_bytes(name, data)
    assert code in codes(problems)
    assert len(articles) == kept
    for language in ("ar", "en"):
        assert name in next(p for p in problems if p.code == code).text(language)


def test_rows_are_named_and_the_rest_is_kept():
    data = jsonl(
        good(), good(id="b", text="plain English words"), "{", good(id="c", published="2023-02-30"), good(id="d")
    )
    articles, problems = read_bytes("n.jsonl", data)
    assert [a.article_id for a in articles] == ["a", "c", "d"]
    assert codes(problems) == {"not_arabic": (2,), "not_json": (3,), "bad_date": (4,)}
    assert problems[2].text() == (
        'n.jsonl row 4: published is "2023-02-30"; expected YYYY-MM-DD. The row was kept without a date.'
    )


def test_damaged_bytes_in_a_sound_file_do_not_turn_it_into_another_encoding():
    data = jsonl(good(), good(id="b")).replace("المكتبة".encode(), b"\xff\xfe", 1)
    articles, problems = read_bytes("n.jsonl", data)
    assert codes(problems) == {"damaged": (1,)}
    assert articles[1].body == BODY


def test_the_same_id_twice_keeps_both_texts_and_drops_a_repeat():
    articles, problems = read_bytes("n.jsonl", jsonl(good(), good(), good(text=BODY + " وسلّمتها.")))
    assert [a.article_id for a in articles] == ["a", "a-2"]
    assert codes(problems) == {"duplicate": (2,), "same_id": (3,)}


def test_many_rows_with_one_fault_make_one_message():
    records = [good(id=str(i), published="x", text=f"{BODY} {i}") for i in range(1, 10)]
    problems = read_bytes("n.jsonl", jsonl(*records))[1]
    assert [p.text().split(":")[0] for p in problems] == ["n.jsonl rows 1-9"]


def test_csv_separators_foreign_headers_and_quoted_newlines():
    data = f'العنوان;النص;التاريخ;الصحيفة\nعنوان;"{BODY}\nوسطر ثان";2024-01-05;المرصد\n'.encode("utf-8-sig")
    articles, problems = read_bytes("n.csv", data)
    assert problems == []
    assert articles[0].text == f"عنوان\n{BODY}\nوسطر ثان"


def test_a_text_file_has_its_headline_first_and_its_dateline_read():
    articles, _ = read_bytes("خبر-1.txt", f"عنوان الخبر\nأستانا -الوحدة:\n{BODY}\n".encode())
    a = articles[0]
    assert (a.article_id, a.title, a.dateline, a.outlet) == ("خبر-1", "عنوان الخبر", "أستانا", "الوحدة")
    assert a.text == f"عنوان الخبر\nأستانا -الوحدة:\n{BODY}"


def test_folders_are_searched_and_unreadable_things_named(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.txt").write_text(f"عنوان\n{BODY}", encoding="utf-8")
    (tmp_path / "two.jsonl.gz").write_bytes(gzip.compress(jsonl(good())))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("لا", encoding="utf-8")
    articles, problems = read([tmp_path, tmp_path / "absent"])
    assert sorted(a.article_id for a in articles) == ["a", "one"]
    assert {(p.code, p.file.rsplit("/", 1)[-1]) for p in problems} >= {
        ("unsupported", "photo.png"),
        ("missing", "absent"),
    }


def test_articles_without_id_get_the_same_one_from_any_file():
    record = good()
    del record["id"]
    (one,), _ = read_bytes("a.jsonl", jsonl(record))
    (two,), _ = read_bytes("b.jsonl", jsonl(record))
    assert one.article_id == two.article_id != ""


def test_every_message_is_complete_in_both_languages():
    for code, message in _messages().items():
        assert set(message) == {"ar", "en"}, code
        assert message["en"][-1] == message["ar"][-1] == ".", code
