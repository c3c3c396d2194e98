"""Words written like a cue that report nothing, told by the words beside them."""

from .frames import Opening
from .lexicon import Cue, classes, cues, words
from .page import THAT, Page

_ADJECTIVES = frozenset(["شدد", "أكد", "كرر", "أقسم", "حمل", "هدد"])  # مشدد، مؤكد، مقسم
_TEAMS, _COMPETITIONS = words("teams"), words("competitions")


def is_noun(page: Page, at: int, cue: Cue) -> bool:
    """عشرون طالبة من المدينة، مقرا لتخزين البضائع، سمعنا مطالبة أحدهم: nouns written like participles."""
    after = page.words[at + 1] if at + 1 < page.sentence[at] else ""
    if cue.lemma == "أقر":
        return after not in THAT
    if page.comma(at):
        return False
    if cue.lemma == "ذكّر" and cue.gender == "f":
        return True  # مذكرة
    before = page.words[at - 1] if at > page.sentence_start[at] else ""
    counted = before.endswith(("ين", "ون")) or before[-1:].isdigit()
    return cue.lemma in ("طلب", "طالب") and (cue.gender == "f" or counted)


def is_adjective(page: Page, at: int, cue: Cue) -> bool:
    """حصارا مشددا: it agrees with the indefinite noun right before it."""
    before = page.words[at - 1] if at > page.sentence_start[at] else ""
    if (
        cue.lemma not in _ADJECTIVES
        or cue.joined
        or page.gaps[at] != " "
        or len(before) < 4
        or before[-1] != "ا"
        or before.endswith("ها")
        or before in cues()
    ):
        return False
    return not (
        at - 1 in page.inside_people or at - 1 in page.things or classes(before) or page.spelt(at - 1)[-1] not in "اً"
    )


def takes_leave(page: Page, at: int, opened: Opening) -> bool:
    """وودعت ... الفرق البطولة إلى ...: ودّع, whose form is دعا's with و; a body that runs a competition still calls."""
    w = page.words
    return any(
        w[k] in _COMPETITIONS and (w[k - 1] in _TEAMS or "bodies" not in classes(w[k - 1]))
        for k in range(at + 1, opened.word)
    )


def is_first(page: Page, at: int, previous: str) -> bool:
    """Whether a clause begins here: homographs of particles (بين، عبر) are verbs only there."""
    return (
        not previous or page.comma(at) or previous in ("كما", "وقد", "قد", "فيما", "بينما", "ثم", "حيث", "لكنه", "وكان")
    )
