"""Who a source refers to: from the words that name a speaker to the person or body, inside one article.

mentions and sources -> everybody the article names, with offices      introductions, referents
a source with a name -> its fullest form
a source without one -> whom the description fits                      descriptions
no source            -> the clause's subject, or whoever spoke last    carrying, agreement
"""

from bisect import bisect_left
from functools import cached_property

from ..findings import Mention, Quotation, Span
from ..gazetteer_records import records
from ..names import Phrase, read_phrase
from ..text import Document
from ..titles import body_is_feminine, definite, describes, head, nationality, place_at, titles
from ..transliterate import spelled
from ..variants import words_of
from ..vocabulary import may_name
from .agreement import UNKNOWN, agrees, is_nominal, subject_of
from .carrying import Spoken, carried, described_after_verbs, subjects
from .descriptions import body_around, body_in_text, body_meant, office_holder, person_meant
from .introductions import Named, introduce, state_of
from .referents import People, Referent, key

PERSONAL = frozenset("هو هي هم هما نفسه نفسها وهو وهي".split())
WHO_JUST_SPOKE = frozenset("المتحدث المتحدثه المصدر المتكلم محدثنا محدثتنا المعني".split())
LONGEST_PRINTED = 4
"""Words of a source that no lexicon knows, at most; longer ones were cut at the wrong place."""
TAKEN_UP = ("organisation", "anonymous", "document", "medium")
"""Kinds that a bare definite word takes up from the text before it: التجمع, المصادر, البلاغ."""
UNNAMED_BODIES = ("anonymous", "document", "organisation", "medium", "group")


def attribute(document: Document, quotations: list[Quotation], mentions: list[Mention]) -> list[Quotation]:
    """The same quotations, in the same order, with their speakers where the article tells.

    A speaker that the article does not make clear stays None.
    """
    if not quotations:
        return quotations
    return _Attribution(document, quotations, mentions).run()


class _Attribution:
    """The attribution of one article's quotations."""

    def __init__(self, document: Document, quotations: list[Quotation], mentions: list[Mention]) -> None:
        self.document, self.quotations = document, quotations
        self.people = People(document, mentions, {q.cue[0] for q in quotations if q.cue})
        self.order = sorted(range(len(quotations)), key=lambda i: _position(quotations[i]))
        self.vague: set[int] = set()  # quotations whose source points to something else than a person: هذا, ذلك
        self.phrases = {
            i: p for i in self.order if (source := quotations[i].source) and (p := self.read_source(source, i))
        }
        self.cues = [subject_of(document.folded[slice(*q.cue)]) if q.cue else UNKNOWN for q in quotations]
        self.named: list[Named] = []
        self.spoken = Spoken()

    def run(self) -> list[Quotation]:
        self.named = introduce(self.document, self.people)
        for i in self.order:
            phrase = self.phrases.get(i)
            if phrase and phrase.name and not self.vouched(phrase):
                phrase = self.phrases[i] = phrase._replace(name=None)
            if phrase and phrase.name and not phrase.several and not self.body_of_name(phrase.name):
                found = self.people.named(phrase.name, "person", phrase.name[0])
                found.learn(phrase, phrase.name[0])
                self.named.append((self.document.word_at(phrase.whole[0]), phrase.name[0], found))
        speakers = {i: self.resolve(i) for i in self.order}
        for i in self.order:
            if speakers[i] is None and not self.quotations[i].source and i not in self.vague:
                speakers[i] = self.announced(i, speakers)
        return [
            q._replace(speaker=self.people.speaker(r) if (r := speakers[i]) else None)
            for i, q in enumerate(self.quotations)
        ]

    def announced(self, i: int, speakers: dict[int, Referent | None]) -> Referent | None:
        """Who speaks in a headline that leaves its subject out (أكد رفضه للقرار): the first to speak in the article."""
        at, d = _position(self.quotations[i]), self.document
        if at >= d.title_end and "\n" in d.folded[:at].strip("\n"):
            return None
        later = [j for j in self.order if _position(self.quotations[j]) > at and self.phrases.get(j) and speakers[j]]
        first = speakers[later[0]] if later else None
        return first if first and agrees(self.cues[i], first) else None

    def resolve(self, i: int) -> Referent | None:
        """Who says quotation ``i``; those before it in the text are resolved."""
        quotation, phrase, cue = self.quotations[i], self.phrases.get(i), self.cues[i]
        if phrase:
            found = self.meant(phrase) or self.as_printed(phrase, quotation)
        elif i in self.vague:
            found = None
        else:
            found = carried(self.document, quotation, cue, self.spoken, lambda: self.subjects, self.named)
        if found:
            if phrase and cue.feminine is not None and quotation.cue and quotation.cue[0] < phrase.whole[0]:
                found.feminine = cue.feminine
            cited = quotation.cue is not None and is_nominal(self.document.folded[slice(*quotation.cue)])
            self.spoken.add(_position(quotation), quotation.content[1], found, cited)
        return found

    @cached_property
    def subjects(self) -> list[tuple[int, Referent]]:
        bodies = [self.body_after_verb(*span) for span in described_after_verbs(self.document, self.people.types)]
        return subjects(self.document, sorted([*self.named, *bodies], key=lambda n: n[1]))

    def body_after_verb(self, first: int, last: int) -> Named:
        """The body that words ``[first, last)`` describe: one known by them, or a new one."""
        d = self.document
        phrase = read_phrase(d, first, last, self.people.types)
        words = words_of(d.folded[slice(*phrase.whole)])
        known = phrase.facts and len(words) < 3  # بعض الأندية has no head to know it by
        found = body_meant(phrase, words, self.people.all, phrase.whole[0]) if known else None
        found = found or self.new(phrase, words)
        found.feminine = body_is_feminine(d.words[first])
        found.saw(phrase.whole[0])
        return first, phrase.whole[0], found

    def read_source(self, source: Span, i: int) -> Phrase | None:
        """A source read; None for one that names and describes nobody (هو, نفسه, ذلك)."""
        d, t = self.document, titles()
        first, last = d.word_at(source[0]), bisect_left(d.starts, source[1])
        if first >= last:
            return None
        bare = [w[1:] if w[:1] in "وف" and w[1:] in t.pronouns else w for w in d.words[first:last]]
        if all(w in t.pronouns or w in t.function_words or len(w) < 2 for w in bare):
            if not set(bare) <= PERSONAL:
                self.vague.add(i)
            return None
        if bare[0] in t.pronouns and head(d.words[first + 1]) is None and self.people.types.get(first + 1) != "PER":
            self.vague.add(i)
            return None
        if bare[0] in t.pronouns:
            first += 1
        lead = head(d.words[first])
        if (
            lead
            and last - first == 1
            and lead.group in ("body", "medium", "office")
            and not lead.plural
            and not definite(d.words[first])
        ):
            last = self.with_complement(last)
        if not (lead and lead.plural):
            last = self.with_name(last)
        phrase = read_phrase(d, first, last, self.people.types)
        return phrase._replace(same=True) if bare[0] in t.pronouns else phrase

    def is_name(self, k: int) -> bool:
        """Whether word ``k`` is in a person's mention, or none of the language."""
        d = self.document
        if k >= len(d.words) or d.folded[d.ends[k - 1] : d.starts[k]] != " " or d.starts[k] in self.people.cues:
            return False
        return self.people.types.get(k) == "PER" or may_name(d.text[slice(*d.published_span(d.starts[k], d.ends[k]))])

    def with_complement(self, last: int) -> int:
        """Where a source ends that was cut after وزارة: such a head cannot stand alone."""
        d = self.document
        first = last
        while (
            last < min(len(d.words), first + 3)
            and definite(d.words[last])
            and d.folded[d.ends[last - 1] : d.starts[last]] == " "
        ):
            last += 1
        return last

    def vouched(self, phrase: Phrase) -> bool:
        """Whether what reads as a name is one: القيادي المؤتمري has none unless the article names an المؤتمري."""
        d = self.document
        if (
            phrase.name is None
            or not phrase.facts
            or any(
                self.people.types.get(k) == "PER"
                for k in range(d.word_at(phrase.name[0]), bisect_left(d.starts, phrase.name[1]))
            )
        ):
            return True
        words = words_of(d.folded[slice(*phrase.name)])
        before = head(d.words[max(0, d.word_at(phrase.name[0]) - 1)])
        return (
            (before is not None and before.group == "honorific")  # العلامة القنوبي
            or len(words) > 1
            or not definite(words[0])
            or words[0][-1] not in "يه"
            or any(r.kind == "person" for r in self.people.called(words))
        )

    def with_name(self, last: int) -> int:
        """Where a source cut short of the name that follows it ends."""
        d, types = self.document, self.people.types
        while last < len(d.words) and d.folded[d.ends[last - 1] : d.starts[last]] == " ":
            if types.get(last) != "PER" and not (spelled(d.words[last]) and self.is_name(last + 1)):
                break
            last += 1 if types.get(last) == "PER" else 2
        return last

    def body_of_name(self, name: Span) -> Referent | None:
        """The body that the article elsewhere calls what reads like a person's name here (أنصار الدين)."""
        d = self.document
        if any(self.people.types.get(k) == "PER" for k in range(d.word_at(name[0]), bisect_left(d.starts, name[1]))):
            return None
        words = words_of(d.folded[slice(*name)])
        called = self.people.called(words)
        if any(r.kind == "person" for r in called):
            return None
        return next((r for r in called if words in (r.words, r.words[1:])), None)

    def meant(self, phrase: Phrase) -> Referent | None:
        """Whom a printed source refers to."""
        at, people = phrase.whole[0], self.people
        if phrase.name and not phrase.several:
            return self.body_of_name(phrase.name) or people.named(phrase.name, "person", at)
        words = words_of(self.document.folded[slice(*phrase.whole)])
        if surname := self.surname(phrase, words):
            return surname
        if phrase.kind == "person" and phrase.same and not phrase.facts:
            return self.honoured(at)
        if len(words) == 1 and words[0] in WHO_JUST_SPOKE and (last := self.just_spoke(words[0])):
            return last
        if not phrase.kind:
            return self.plainly_called(phrase)
        before = self.spoken.before()
        found = None
        known = (
            phrase.definite or phrase.same or (phrase.kind == "spokesperson" and phrase.facts and phrase.facts[0].words)
        )
        if phrase.kind in ("person", "spokesperson") and known and not phrase.other:
            found = person_meant(phrase, people.all, at, self.spoken.speakers()) or self.holder(phrase, at)
        elif phrase.kind in UNNAMED_BODIES and phrase.definite and not phrase.other:
            found = self.state(phrase)
            if found is None and (len(words) < 3 or phrase.kind == "anonymous") and phrase.facts:
                found = body_meant(phrase, words, people.all, at)
        if found is None and phrase.kind in TAKEN_UP and definite(words[0]) and len(words) == 1:
            span = body_in_text(
                self.document, phrase.facts[0].head if phrase.facts else words[0].removeprefix("ال"), at
            ) or body_around(self.document, words[0])
            found = (
                self.people.add(Referent(span, words_of(self.document.folded[slice(*span)]), phrase.kind))
                if span
                else None
            )
        one_speaks = (
            phrase.kind == "person" and phrase.definite and before and before.kind == "person" and self.one_speaker()
        )
        if found is None and (phrase.same or one_speaks or self.takes_up(phrase, words)):
            found = before
        found = found or self.new(phrase, words)
        found.learn(phrase, at)
        return found

    def takes_up(self, phrase: Phrase, words: tuple[str, ...]) -> bool:
        """Whether a bare calling (الكاتب) means the named person who spoke last, of whom no other calling is known."""
        last = self.spoken.before()
        if last is None or last.kind != "person" or last.facts or last.described:
            return False
        calling = head(words[0]) if len(words) == 1 and phrase.definite and not phrase.plural else None
        return calling is not None and calling.group == "profession" and calling.feminine == bool(last.feminine)

    def just_spoke(self, word: str) -> Referent | None:
        """Whom a bare المتحدث or المصدر takes up: whoever spoke last, unless a spokesperson or source was named before."""
        last = self.spoken.before()
        leads = {f.head for r in self.people.all for f in r.facts} | {w for r in self.people.all for w in r.words[:1]}
        same = {"مصدر", "مصادر"} if word == "المصدر" else {"متحدث", "متحدثه", "ناطق", "ناطقه"}
        return last if last and last.kind != "document" and not leads & same else None

    def surname(self, phrase: Phrase, words: tuple[str, ...]) -> Referent | None:
        """The person whose family name a source is, though the word is another's calling or nation: الجندي, العربي."""
        if len(words) != 1 or phrase.same:
            return None
        known = head(words[0])
        if known and known.group in ("office", "spokesperson", "anonymous", "document", "medium", "body", "group"):
            return None
        found = self.people.known(words, "person", phrase.whole[0])
        return found if found and len(found.words) > 1 and found.keys[-1] == key(words[0]) else None

    def honoured(self, at: int) -> Referent | None:
        """Whom سموه or معاليه stands for: the clause's subject since the last quotation, else its speaker, else the
        person named last."""
        people = [(p, r) for p, r in self.subjects if self.spoken.until < p < at and r.kind == "person"]
        if people:
            return people[-1][1]
        before = self.spoken.before()
        if before is None:
            named = [(p, r) for _, p, r in self.named if p < at and r.kind == "person" and r.facts]
            return max(named, key=lambda n: n[0])[1] if named else None
        return before if before.kind == "person" else None

    def plainly_called(self, phrase: Phrase) -> Referent | None:
        """A word that reads as no name: the person or body whom the article calls so elsewhere, else nobody."""
        words = words_of(self.document.folded[slice(*phrase.whole)])
        called = self.people.called(words)
        return next((r for r in called if r.kind == "person"), None) or next(
            (r for r in called if words in (r.words, r.words[1:])), None
        )

    def as_printed(self, phrase: Phrase, quotation: Quotation) -> Referent | None:
        """Who speaks under words that no lexicon knows, right after the verb of a clause or of words in marks:
        قال نخلة إن، قال بائع إن. An act shows less well where its subject ends, and is left unresolved."""
        d, t = self.document, titles()
        words = words_of(d.folded[slice(*phrase.whole)])
        cue = quotation.cue
        follows = d.folded[cue[1] : phrase.whole[0]] == " " if cue else quotation.rule == "headline"
        if phrase.kind or quotation.type == "act" or not follows or len(words) > LONGEST_PRINTED:
            return None
        if not words or words[0] in t.function_words | t.pronouns | t.quantifiers or words[0][0].isdigit():
            return None
        named = len(words) <= 2 and may_name(d.text[slice(*d.published_span(*phrase.whole))].split()[0])
        if not named and words[0].endswith("ا"):
            return None  # دائما: an adverb
        return self.people.add(Referent(phrase.whole, words, "person" if named else "anonymous"))

    def state(self, phrase: Phrase) -> Referent | None:
        """The state that a source names, itself or by its capital, and nothing more."""
        first, end = self.document.word_at(phrase.whole[0]), phrase.whole[1]
        last = bisect_left(self.document.starts, end)
        entity_id, size = place_at(self.document.words, first, last)
        if entity_id and size == last - first and not nationality(self.document.words[first]):
            return state_of(self.people, entity_id, phrase.whole)
        return None

    def holder(self, phrase: Phrase, at: int) -> Referent | None:
        """The holder of the office on the day, as the article names him, or by his record."""
        entity_id = office_holder(self.document, phrase)
        if entity_id is None or entity_id not in records():
            return None
        if entity_id not in self.people.linked:
            found = self.people.add(Referent(phrase.whole, words_of(records()[entity_id].name_ar), "person", entity_id))
            found.name = records()[entity_id].name_ar
        self.people.linked[entity_id].saw(at)
        return self.people.linked[entity_id]

    def one_speaker(self) -> bool:
        """Whether all named sources of the article are one person."""
        return len({id(self.people.named(p.name, "person", p.name[0])) for p in self.phrases.values() if p.name}) == 1

    def new(self, phrase: Phrase, words: tuple[str, ...]) -> Referent:
        """Somebody described, not named: the same as before only where a body bears the very same name."""
        for r in self.people.called(words):
            if r.words == words and r.kind not in ("anonymous", "person") and not phrase.other:
                return r
        bare = (
            phrase.definite
            and phrase.kind in ("person", "organisation", "medium")
            and phrase.facts
            and all(map(describes, words[1:]))
        )
        r = Referent(phrase.whole, words, "anonymous" if bare and head(words[0]) else phrase.kind)
        r.plural, r.described = phrase.plural, phrase.kind in ("person", "anonymous", "spokesperson")
        return self.people.add(r)


def _position(quotation: Quotation) -> int:
    return (quotation.cue or quotation.source or quotation.content)[0]
