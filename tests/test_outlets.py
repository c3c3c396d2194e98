"""The country of an outlet, however it is written, and the country that an article is set in."""

import pytest

from aqwal.findings import Mention
from aqwal.gazetteer_records import country_ids, rows, split
from aqwal.outlets import find_outlet, outlet_country
from aqwal.setting import setting
from aqwal.text import read


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("aawsat", "SA"), ("alyaum", "SA"), ("aleqtisadiya", "SA"), ("alwatan", "SA"), ("alriyadh", "SA"), ("okaz", "SA"),
        ("aljazirah", "SA"), ("almadina", "SA"), ("sabq", "SA"), ("was", "SA"), ("arreyadi", "SA"), ("alweeam", "SA"),
        ("3alyoum", "SA"), ("arriyadiyah", "SA"), ("hespress.com", "MA"), ("aljazeera.net", "QA"), ("alarabiya", "SA"),
        ("الجزيرة (السعودية)", "SA"), ("الوطن القطرية", "QA"), ("الجوهرة أف أم (Jawhara FM, Tunisia)", "TN"),
        ("https://www.youm7.com/story/1", "EG"), ("arabic.rt.com", "RU"), ("alwatan.com", "OM"), ("al-watan.com", "QA"),
        ("EL WATAN", "DZ"), ("Al-Watan", "SA"), ("example.com.kw", "KW"), ("صحيفة مجهولة (تونس)", "TN"),
        ("example.tv", ""), ("example.com", ""), ("الوطن", ""), ("", ""), ("()", ""), ("ويكي الأخبار", ""),
    ],
)  # fmt: skip
def test_country(outlet: str, country: str) -> None:
    assert outlet_country(outlet) == country_ids().get(country, "")


def test_media_of_the_lexicon_are_found_by_all_that_they_list() -> None:
    wrong = []
    for row in rows("media"):
        assert row["reach"] in ("", "wide"), row
        for name in split(row["outlets"]):
            if outlet_country(name) != country_ids().get(row["country"], ""):
                wrong.append((row["id"], name))
    assert wrong == []


def test_a_medium_of_wide_reach_does_not_set_an_article_in_its_country() -> None:
    assert setting(read("نص", outlet="alriyadh"), []) == country_ids()["SA"]
    assert setting(read("نص", outlet="aljazeera.net"), []) == ""
    assert find_outlet("BBC Arabic").wide


def test_two_countries_of_an_article_without_outlet_leave_its_home_open():
    def named(code: str, times: int) -> list[Mention]:
        return [Mention(0, 1, "LOC", code, "place", country_ids()[code])] * times

    document = read("نص")
    assert setting(document, named("ML", 6) + named("NE", 1)) == country_ids()["ML"]
    assert setting(document, named("ML", 6) + named("DZ", 3)) == ""
    assert setting(read("نص", outlet="alriyadh"), named("ML", 6) + named("DZ", 3)) == country_ids()["ML"]
