"""Whom an act addresses: those accused, called upon or warned, who stand between the verb and what it asks of them.

Nothing in writing tells the subject from the object; what does is gender, number, the accusative of sound plurals, the end
of a name, and that some nouns can hold no second.
"""

from ..titles import head
from .frames import Opening, Report
from .lexicon import classes
from .page import Page
from .sources import oblique
from .speaking import is_feminine

TO_SOMEBODY = frozenset(["accuse", "call-for", "demand", "warn", "other"])
"""Acts with an addressee, who belongs to the content."""
_COUNTERPART = frozenset(["نظيره", "نظيرته", "نظراءه", "نظيرها"])
_SPEAKS = frozenset(["people", "bodies", "documents", "media"])


def is_called_upon(page: Page, report: Report, first: int) -> bool:
    """وحث روسيا على الحوار، يحث الدول على: a land or body of the other gender right after the verb is whom it addresses."""
    cue = report.cue
    addressed = report.opened.kind == "prep" and cue.act in TO_SOMEBODY and first == report.at + 1
    return addressed and (cue.gender, cue.number) == ("m", "s") and is_feminine(page, first)


def with_addressee(page: Page, at: int, first: int, opened: Opening) -> Opening:
    """The content from the person accused, described or called upon, who stands before the preposition."""
    if opened.kind != "prep" or not at < first < opened.word or (page.comma(first) and first == at + 1):
        return opened
    if first not in page.opens and classes(page.words[first]) & {"prepositions", "time_words", "adverbs", "pronominal"}:
        return opened
    run = page.opens.get(first)
    start = run.start if run else page.document.starts[first]
    return opened._replace(start=start, word=first, until=first, run=run)


def addressee(page: Page, first: int, stop: int) -> int | None:
    """Where, between verb and preposition, the subject ends and the addressee begins; None where nothing shows it.

    After a person's name; after a name between commas; at a definite noun for a body after a word of no list; after an occasion
    between commas.
    """
    for k in range(first, stop - 1):
        if k in page.people and page.people[k] < stop:
            nxt = page.people[k]
            begins = (
                nxt in page.things
                or page.words[nxt] in _COUNTERPART
                or page.words[nxt].startswith("ال")
                or classes(page.words[nxt]) & _SPEAKS
            )
            known = classes(page.words[nxt]) & {"people", "time_words", "prepositions"}
            if begins and not known and not page.comma(nxt):
                return nxt
            break
    second = _second_person(page, first, stop)
    if second is not None:
        return second
    apart = False
    for k in range(first + 1, stop):
        if k in page.opens and page.document.word_at(page.opens[k].end) >= stop:
            return k
        known = classes(page.words[k])
        if apart:
            if page.comma(k) and (known & {"people", "bodies"} or k in page.things) and page.words[k][0] != "و":
                return k
            continue
        if known & {"prepositions", "time_words"}:
            apart = True
            continue
        if oblique(page, k) and page.words[k - 1] not in ("باسم", "كل", "جميع") and not oblique(page, k - 1):
            return k if page.words[k - 1].startswith("ال") or not classes(page.words[k - 1]) else None
        if page.words[k].startswith("ال") and any(c in page.gaps[k] for c in '»”"') and not page.comma(k):
            return k
        if k in page.things and page.words[k - 1].startswith("ال") and k not in page.inside_people:
            return k
        if not classes(page.words[k - 1]) and page.words[k].startswith("ال") and "bodies" in classes(page.words[k]):
            return k
        if k == first + 1 and _two_bodies(page, first):
            return k
        if (
            page.words[k - 1].endswith("ون")
            and known & {"bodies", "people"}
            and page.words[k][0] != "و"
            and not page.comma(k)
        ):
            return k  # نواب فرنسيون حكومة بلادهم
    return None


def _second_person(page: Page, first: int, stop: int) -> int | None:
    """اتهم سامر الخطيب مدير العمليات في الشركة نادر سلوم بـ: a second name that nothing joins to the first, with its title."""
    named = [k for k in range(first, stop) if k in page.people]
    if len(named) != 2 or named[0] != first or page.words[named[1]][0] == "و" or page.comma(named[1]):
        return None
    at = named[1]
    titled = page.words[at - 1].startswith("ال") and "people" in classes(page.words[at - 1])
    return at - 1 if titled else at


def are_men(page: Page, first: int) -> bool:
    """طالبت علماء الدين بـ: a feminine verb does not go with a plural of men; they are addressed."""
    title = head(page.words[first])
    return title is not None and title.plural and not title.feminine and title.group in ("office", "profession")


def _two_bodies(page: Page, first: int) -> bool:
    """ودعا الوزير الوفد إلى: two definite nouns, of whom the first can hold no second."""
    one, other = page.words[first], page.words[first + 1]
    if not one.startswith("ال") or first in page.inside_people:
        return False
    other_speaks = first + 1 in page.inside_people or "people" in classes(other)
    if not other.startswith("ال"):
        return other_speaks and "documents" in classes(one)
    if "documents" in classes(one):  # ودعا البلاغ رئيسة المجلس إلى
        return other_speaks
    if "people" in classes(one):
        return "bodies" in classes(other) and not other.endswith(("ي", "يه"))
    surname = one in {page.words[k] for k in page.inside_people}
    return surname and bool(classes(other) & {"people", "bodies"})
