"""The method page: examples that the engine itself marks, measured figures, a text to try."""

import pytest
from page_text import html

from aqwal import quotations
from aqwal.findings import QUOTATION_TYPES
from components import quality
from components.wording import Words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_example_shows_what_it_explains(open_app, language):
    app = open_app("pages/method.py", lang=language)
    examples = [e.proto.body for e in app.get("html") if e.proto.body.startswith('<div class="aq-how"')]
    assert len(examples) == 8 + len(quotations.rules())
    for example in examples[8:]:
        assert 'class="aq-content' in example, "the rule does not find its own example"
    for kind, example in zip(QUOTATION_TYPES, examples, strict=False):
        assert f"aq-{kind}" in example, kind
    assert examples[4].count("سامر الخطيب ·" if language == "ar" else "Samer al-Khatib ·") >= 2
    assert "aq-mention aq-PER" in examples[5]
    assert examples[6].count("aq-time") == 3
    assert Words("method", language)("evidence", themes="").strip()[:10] in examples[7]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_pasted_text_is_read_and_does_nothing(open_app, language):
    app = open_app("pages/method.py", lang=language)
    app.text_area[0].set_value("قال وزير النقل سامر الخطيب إن <script>alert(1)</script> الجسر سيفتح.")
    app.main.button[-1].click().run()
    page = html(app)
    assert 'class="aq-content' in page.rsplit('class="aq-reader">', 1)[1]
    assert "<script>alert" not in page


def test_a_text_with_nothing_in_it_and_one_too_long_are_said(open_app):
    app = open_app("pages/method.py", lang="en")
    app.text_area[0].set_value("xyz")
    app.main.button[-1].click().run()
    assert "Nothing was found" in app.warning[0].value
    app.text_area[0].set_value("ا" * 100_001)
    app.main.button[-1].click().run()
    assert "100,000" in app.error[0].value


def test_measures_are_read_and_their_absence_is_said(open_app, monkeypatch, tmp_path):
    file = tmp_path / "quality.toml"
    monkeypatch.setattr(quality, "FILE", file)
    quality.measures.cache_clear()
    try:
        assert "No measurements" in open_app("pages/method.py", lang="en").info[0].value
        quality.measures.cache_clear()
        file.write_text(
            '[quotations]\ncommand = "measure"\n"all@0.8" = {value = 0.5, count = 7}\n[rules]\nverb-that = {value = 0.25, count = 4}\n'
        )
        assert quality.measures()[0] == ("quotations", "all@0.8", 0.5, 7, "measure")
        assert quality.of_rule("verb-that").value == 0.25
        assert quality.of_rule("no such") is None
        assert "<td>0.500<span>" in html(open_app("pages/method.py", lang="en"))
    finally:
        quality.measures.cache_clear()


@pytest.mark.parametrize(
    ("value", "cases", "said"),
    [
        (63 / 66, 66, "Measured precision 95%: 63 right of 66, so between 87% and 98%"),
        (1.0, 2, "2 right of 2: too few to say more"),
        (None, 0, "Not measured"),
    ],
)
def test_a_rules_precision_is_said_with_what_it_was_measured_on(open_app, monkeypatch, value, cases, said):
    found = quality.Measure("rules", "verb-that", value, cases, "") if cases else None
    monkeypatch.setattr(quality, "of_rule", lambda rule: found)
    assert said in html(open_app("pages/method.py", lang="en"))


def test_a_rule_leads_to_the_quotations_that_it_found(open_app):
    app = open_app("pages/method.py", lang="en")
    links = [link.proto for link in app.get("page_link") if "Read what it found" in link.proto.label]
    assert links, "the small corpus has quotations of some rules"
    assert all("rules=" in link.query_string for link in links)
