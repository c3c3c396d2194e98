"""Every rule that finds quotations has a name in both languages and can be chosen as a filter."""

from aqwal import quotations
from components import quality
from components.names import Names
from components.wording import Words


def test_every_rule_has_a_name_with_its_precision():
    for language in ("ar", "en"):
        names = Names(Words("common", language), {}, {})
        said = [names.of("rules", rule) for rule in quotations.rules()]
        assert len(set(said)) == len(said)
        assert all(" · " in text for text in said)


def test_rules_are_offered_surest_first_and_unmeasured_ones_last(monkeypatch):
    known = {"b": (1.0, 1), "c": (0.99, 140), "d": (0.5, 140)}  # of one case, one right says little
    monkeypatch.setattr(
        quality, "of_rule", lambda r: quality.Measure("rules", r, *known[r], "") if r in known else None
    )
    assert quality.surest_first(["a", "b", "d", "c"]) == ["c", "d", "b", "a"]
