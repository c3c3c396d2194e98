"""The register: what becomes one record, what stays apart, and why."""

import random

import pytest

from aqwal.register import consolidate, link
from aqwal.register_names import Name

COUNTRY = {"EG": "Q79", "SD": "Q1049", "LB": "Q822"}


def person(name: str, country: str = "") -> Name:
    return Name(name, "PER", "person", None, country)


def body(name: str, country: str = "") -> Name:
    return Name(name, "ORG", "organisation", None, country)


@pytest.mark.parametrize(("names", "records"), [
    ({"سامر الخطيب": 5, "سامر الخطيب ": 1, "سامـر الخَطيب": 1}, 1),  # the same letters
    ({"عبد الله الراوي": 5, "عبدالله الراوي": 3}, 1),
    ({"يورغن كلاغر": 20, "يورجن كلاجر": 2}, 1),  # a rare transliteration
    ({"يورغن كلاغر": 20, "يورجن كلاجر": 15}, 1),  # a g written in two ways, both frequent
    ({"يوزف كلاين": 20, "جوزيف كلاين": 15}, 2),  # other frequent spellings are two men, until somebody says otherwise
    ({"سامر غازي": 20, "سامر جازي": 2}, 2),  # two Arabic names
    ({"بدر بن سعد السراب": 20, "بدر سعد السراب": 15, "بدر السراب": 9}, 1),  # بن written and not
    ({"عبد العزيز": 9}, 1),
    ({"خالد سلمان": 30, "خالد سليمان": 2}, 2),  # two Arabic names are no spellings of each other
    ({"أحمد العلي": 30, "أحمد علي": 2}, 2),
    ({"سامر الخطيب": 9, "الخطيب": 4}, 1),  # a short name that fits one
    ({"سامر الخطيب": 9, "نادر الخطيب": 8, "الخطيب": 4}, 3),  # a short name that fits two
    ({"سامر بن سعد الخطيب": 3, "سامر الخطيب": 9}, 1),
    ({"سامر": 9, "سامر الخطيب": 9}, 2),  # a given name alone is anybody's
])  # fmt: skip
def test_persons(names: dict[str, int], records: int) -> None:
    ids, entities = consolidate({person(n): count for n, count in names.items()})
    assert len(entities) == len(set(ids.values())) == records


def test_homonyms_of_two_countries_stay_apart() -> None:
    names = {person("سامر الخطيب", COUNTRY["EG"]): 9, person("سامر الخطيب", COUNTRY["SD"]): 7, person("سامر الخطيب"): 3}
    ids, entities = consolidate(names)
    assert len(entities) == 2
    assert ids[person("سامر الخطيب")] == ids[person("سامر الخطيب", COUNTRY["EG"])]


def test_one_slip_of_a_title_makes_no_second_man() -> None:
    names = {person("سامر الخطيب", COUNTRY["EG"]): 9, person("سامر الخطيب", COUNTRY["SD"]): 1}
    assert len(consolidate(names)[1]) == 1


def test_state_bodies_belong_to_their_country() -> None:
    names = {
        body("وزارة الداخلية", COUNTRY["EG"]): 5, body("وزارة الداخلية المصرية"): 4, body("وزارة الداخلية", COUNTRY["LB"]): 3,
        body("نادي الصقور", COUNTRY["LB"]): 1, body("نادي الصقور", COUNTRY["EG"]): 1,
    }  # fmt: skip
    ids, entities = consolidate(names)
    assert ids[body("وزارة الداخلية", COUNTRY["EG"])] == ids[body("وزارة الداخلية المصرية")]
    assert ids[body("وزارة الداخلية", COUNTRY["EG"])] != ids[body("وزارة الداخلية", COUNTRY["LB"])]
    assert ids[body("نادي الصقور", COUNTRY["LB"])] == ids[body("نادي الصقور", COUNTRY["EG"])]
    assert len(entities) == 3


@pytest.mark.parametrize(("name", "own"), [
    ("عادل بن أحمد الجبير", True), ("عادل الجبير", True), ("السعودي عادل الجبير", True), ("نهلة بنت أحمد الجبير", False),
    ("سامر بن عادل الجبير", False), ("سامر الجبير", False),
])  # fmt: skip
def test_who_else_bears_a_known_name(name: str, own: bool) -> None:
    ids, _ = consolidate({Name(name, "PER", "person", "per-adel-al-jubeir"): 3})
    assert ("per-adel-al-jubeir" in ids.values()) == own


def test_another_line_of_fathers_is_another_prince() -> None:
    record = "per-mohammed-bin-abdulrahman-al-thani"
    names = {
        Name(n, "PER", "person", record): 2 for n in ("محمد بن عبدالرحمن آل ثاني", "محمد بن عبدالرحمن بن عبدالعزيز")
    }
    ids, _ = consolidate(names)
    assert [ids[n] == record for n in names] == [True, False]


def test_state_bodies_say_their_country_in_both_languages() -> None:
    _, entities = consolidate(
        {body("وزارة الصحة", COUNTRY["EG"]): 5, body("وزارة الصحة", COUNTRY["LB"]): 3, body("وزارة العدل"): 1}
    )
    assert sorted(zip(entities.name_ar, entities.name_en, strict=True)) == [
        ("وزارة الصحة (لبنان)", "Ministry of Health (Lebanon)"), ("وزارة الصحة (مصر)", "Ministry of Health (Egypt)"),
        ("وزارة العدل", "Ministry of Justice"),
    ]  # fmt: skip


def test_a_given_name_alone_is_nobody() -> None:
    _, entities = consolidate({person("عبد العزيز"): 9, person("سامر"): 2})
    assert entities.kind.tolist() == ["anonymous", "anonymous"]


def test_a_state_body_of_no_country_goes_where_nearly_all_go() -> None:
    ids, _ = consolidate(
        {body("وزارة الداخلية"): 2, body("وزارة الداخلية", COUNTRY["EG"]): 8, body("وزارة الداخلية", COUNTRY["LB"]): 1}
    )
    assert ids[body("وزارة الداخلية")] == ids[body("وزارة الداخلية", COUNTRY["EG"])]
    ids, _ = consolidate(
        {body("وزارة الداخلية"): 2, body("وزارة الداخلية", COUNTRY["EG"]): 4, body("وزارة الداخلية", COUNTRY["LB"]): 3}
    )
    assert len(set(ids.values())) == 3


def test_a_record_of_the_lexicon_gives_its_names() -> None:
    names = {Name("روسيا", "LOC", "place", "Q159"): 3, Name("روسيا", "", "organisation", "Q159"): 2}
    ids, entities = consolidate(names)
    assert set(ids.values()) == {"Q159"}
    assert entities.loc[0, ["name_ar", "name_en", "kind"]].tolist() == ["روسيا", "Russia", "place"]


def test_what_is_mostly_a_body_is_one() -> None:
    _, entities = consolidate({body("حركة الفجر"): 20, person("حركة الفجر"): 1})
    assert len(entities) == 1
    assert entities.kind.tolist() == ["organisation"]


def test_unnamed_speakers_never_join_named_ones() -> None:
    _, entities = consolidate(
        {Name("مصدر أمني", "", "anonymous", None): 4, person("أمني"): 1, Name("البيان", "", "document", None): 2}
    )
    assert len(entities) == 3


def test_ids_do_not_depend_on_order_or_company() -> None:
    names = [(person(f"سامر {w}"), n) for n, w in enumerate(["الخطيب", "الراوي", "بدران", "النمر"], 2)] + [
        (person("الراوي"), 1)
    ]
    first = consolidate(dict(names))
    random.Random(1).shuffle(names)
    second = consolidate(dict(names))
    assert first[0] == second[0]
    assert first[1].equals(second[1])
    alone = consolidate({person("سامر بدران"): 1})[0]
    assert alone[person("سامر بدران")] == first[0][person("سامر بدران")]
    assert all(i.isascii() for i in first[0].values())


def test_every_merge_has_its_reason() -> None:
    merges = {m.name: m for m in link({person("يورغن كلاغر"): 20, person("يورجن كلاجر"): 2, person("كلاغر"): 3}).merges}
    assert merges["يورجن كلاجر"].reason == "transliteration"
    assert merges["كلاغر"].reason == "short name"
    assert merges["كلاغر"].other == "يورغن كلاغر"


def test_no_names_make_an_empty_table() -> None:
    ids, entities = consolidate({})
    assert ids == {}
    assert list(entities.columns)[:2] == ["entity_id", "type"]


def test_any_text_is_a_name() -> None:
    random_ = random.Random(7)
    letters = "ابتيوالعـَ «»()\"'-.0Aa\n\N{ZERO WIDTH SPACE}\N{PARENTHESIZED LATIN SMALL LETTER A}"
    kinds = ("person", "organisation", "medium", "place", "anonymous", "group", "document", "spokesperson")
    names = {
        Name("".join(random_.choices(letters, k=random_.randint(0, 9))), random_.choice(("", "PER", "ORG", "LOC")),
             random_.choice(kinds), None, random_.choice(("", "Q79", "Q1049"))): random_.randint(1, 9)
        for _ in range(3000)
    }  # fmt: skip
    ids, entities = consolidate(names)
    assert set(ids) == set(names)
    assert set(ids.values()) == set(entities.entity_id)
    assert entities.entity_id.is_unique


def test_a_known_person_has_the_name_that_the_corpus_prints():
    record = "per-barack-obama"
    spoken = {Name("باراك اوباما", "", "person", record): 3, Name("باراك أوباما", "PER", "person", record): 9}
    _, entities = consolidate({**spoken, Name("فالرئيس أوباما", "", "person", record): 7})
    row = entities.set_index("entity_id").loc[record]
    assert row["name_ar"] == "باراك اوباما"
    assert row["aliases"] == ["باراك أوباما", "فالرئيس أوباما"]


def test_an_entity_has_the_type_that_it_is_mostly_taken_for():
    names = {Name("نادي الراية", "LOC", "place", None): 1, Name("نادي الراية", "ORG", "organisation", None): 9}
    _, entities = consolidate(names)
    assert entities[["type", "kind"]].to_numpy().tolist() == [["ORG", "organisation"]]
