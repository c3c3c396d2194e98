"""One thing, one record in an article: short names of people, and bodies written again."""

from aqwal.fullnames import fullest
from aqwal.gazetteer import match
from aqwal.text import Document, read


def spans_of(document: Document, *names: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Every occurrence of folded names, in order, with their types."""
    return sorted(
        (at, at + len(name), type_)
        for name, type_ in names
        for at in range(len(document.folded))
        if document.folded.startswith(name, at)
    )


def test_a_body_written_again_is_the_one_linked_before() -> None:
    document = read("وقع نادي الوحدة مع اللاعب، ثم أعلنت الوحدة رحيله.", outlet="arriyadiyah")
    links = {(m.start, m.end): m for m in match(document)}
    _, linked = fullest(document, spans_of(document, ("الوحده", "ORG")), links)
    assert [m.entity_id if m else None for m in linked] == ["org-al-wehda-sa"] * 2


def test_a_rule_that_says_another_is_meant_holds() -> None:
    document = read(
        "فاز فريق من الدوري السعودي لكرة القدم، وهنأ الاتحاد السعودي الفريق، ثم الاتحاد السعودي لكرة الطائرة."
    )
    links = {(m.start, m.end): m for m in match(document)}
    _, linked = fullest(document, spans_of(document, ("الاتحاد السعودي", "ORG")), links)
    assert linked[1] is None
