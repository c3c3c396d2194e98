"""Who a source refers to: from the words that name a speaker to the person or body, inside one article.

    sources and mentions -> everybody the article names, with offices     referents
    a source with a name -> its fullest form
    a source without one -> whom the description fits                      descriptions
    no source            -> the clause's subject, or whoever spoke last    carrying, agreement
"""

from ..findings import Mention, Quotation, Span
from ..gazetteer import speaks_for
from ..gazetteer_records import country_ids
from ..names import Phrase, read_phrase
from ..text import Document
from ..titles import attached, head, place, titles
from ..variants import words_of
from .agreement import UNKNOWN, Subject, subject_of
from .carrying import Spoken, carried, subjects
from .descriptions import body_meant, person_meant
from .referents import People, Referent, same_name

LONGEST_TITLE = 14
"""Words between a title and the name it belongs to."""


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
        self.phrases = {i: p for i, q in enumerate(quotations) if q.source and (p := self.read_source(q.source))}
        self.named: list[tuple[int, int, Referent]] = []
        self.cues = [subject_of(document.folded[slice(*q.cue)]) if q.cue else UNKNOWN for q in quotations]

    def run(self) -> list[Quotation]:
        self.introduce()
        clause_subjects = subjects(self.document, self.people, sorted(self.named, key=lambda n: n[1]))
        spoken, speakers = Spoken(), {}
        for i in self.order:
            quotation, phrase = self.quotations[i], self.phrases.get(i)
            if phrase is None:
                found = carried(self.document, quotation, self.cues[i], spoken, self.people, clause_subjects)
            else:
                found = self.meant(phrase, spoken)
            speakers[i] = found
            if found:
                if phrase and self.cues[i].feminine is not None and quotation.cue and quotation.source and quotation.cue[0] < quotation.source[0]:
                    found.feminine = self.cues[i].feminine
                spoken.add(_position(quotation), quotation.content[1], found, bool(quotation.cue) and self.cues[i] is UNKNOWN)
        return [q._replace(speaker=r.speaker if (r := speakers[i]) else None) for i, q in enumerate(self.quotations)]

    def read_source(self, source: Span) -> Phrase | None:
        d = self.document
        first, last = d.word_at(source[0]), d.word_at(max(source[0], source[1] - 1)) + 1
        if first >= min(last, len(d.words)) or all(w in titles().pronouns or w in titles().function_words for w in d.words[first:last]):
            return None
        while last < len(d.words) and self.people.types.get(last) == "PER" and d.folded[d.ends[last - 1] : d.starts[last]] == " ":
            last += 1  # a source cut short of the name
        return read_phrase(d, first, last, self.people.types)

    def introduce(self) -> None:
        """Take in everybody named, with the titles before and after each name."""
        d, people = self.document, self.people
        for mention in dict.fromkeys(people.mention_at.values()):
            first = d.word_at(mention.start)
            if mention.type == "PER":
                title = self.title_before(first) if self.people.types[first] == "PER" else None
                found = people.named(mention.start, mention.end, "person", mention.start)
                self.named.append((title[0] if title else first, mention.start, found))
                for phrase in (title and title[1], self.title_after(d.word_at(mention.end - 1) + 1)):
                    if phrase:
                        found.learn(phrase, mention.start)
            else:
                found = self.body(mention.start, mention.end, mention)
                if mention.type == "ORG" or is_state(mention.entity_id or place(d.words[first])):
                    self.named.append((first, mention.start, found))
        for i in self.order:
            phrase = self.phrases.get(i)
            if phrase and phrase.name and not phrase.several and not self.body_of_name(phrase.name):
                found = people.named(*phrase.name, "person", phrase.name[0])
                found.learn(phrase, phrase.name[0])
                self.named.append((d.word_at(phrase.whole[0]), phrase.name[0], found))

    def title_before(self, first: int) -> tuple[int, Phrase] | None:
        """The title that leads up to the name at word ``first``, and the word where it begins."""
        d, best = self.document, None
        for k in range(first - 1, max(-1, first - LONGEST_TITLE), -1):
            gap = d.folded[d.ends[k] : d.starts[k + 1]]
            if gap.strip(" \"'«»“”"):
                break
            found = head(d.words[k])
            if found and found.group in ("office", "spokesperson", "rank", "profession", "honorific"):
                phrase = read_phrase(d, k, first + 1, self.people.types, strict=True)
                nearest = best is None
                if phrase.name == (d.starts[first], d.ends[first]):
                    best = k, phrase
                if best is None or (nearest and attached(d.words[k])):
                    break  # الطبيب الرئيسي للزعيم فلان: the name belongs to the title next to it
        return best

    def title_after(self, after: int) -> Phrase | None:
        """The apposition right after a name: رئيس المرصد, وزير المالية."""
        d = self.document
        if not 0 < after < len(d.words) or d.folded[d.ends[after - 1] : d.starts[after]].strip(" ،,"):
            return None
        found = head(d.words[after])
        if not found or found.group not in ("office", "spokesperson") or d.words[after].startswith("و"):
            return None
        last = after + 1
        while last < min(len(d.words), after + LONGEST_TITLE) and d.folded[d.ends[last - 1] : d.starts[last]] == " ":
            last += 1
        phrase = read_phrase(d, after, last, {}, strict=True)
        return phrase._replace(name=None)

    def body(self, start: int, end: int, mention: Mention | None = None) -> Referent:
        """The body or place that a span names."""
        words = list(words_of(self.document.folded[start:end]))
        for r in self.people.all:
            if r.kind != "person" and r.words == words:
                r.seen.append(start)
                return r
        kind = mention.kind if mention and mention.kind != "place" else "organisation"
        r = Referent(self.people.published(start, end), words, kind, mention.entity_id if mention else None)
        phrase = read_phrase(self.document, self.document.word_at(start), self.document.word_at(end - 1) + 1)
        r.facts = list(phrase.facts)
        r.seen.append(start)
        self.people.all.append(r)
        return r

    def body_of_name(self, name: Span) -> Referent | None:
        """The body that the article elsewhere calls what reads like a person's name here (أنصار الدين)."""
        if any(self.people.types.get(k) == "PER" for k in range(self.document.word_at(name[0]), self.document.word_at(name[1] - 1) + 1)):
            return None
        words = list(words_of(self.document.folded[slice(*name)]))
        if any(r.kind == "person" and same_name(words, r.words) for r in self.people.all):
            return None
        return next((r for r in self.people.all if r.kind != "person" and words in (r.words, r.words[1:])), None)

    def meant(self, phrase: Phrase, spoken: Spoken) -> Referent | None:
        """Whom a printed source refers to."""
        at = phrase.whole[0]
        if phrase.name and not phrase.several:
            return self.body_of_name(phrase.name) or self.people.named(*phrase.name, "person", at)
        last = spoken.last(Subject(None, None))
        before = last[1] if last else None
        found = None
        if phrase.kind in ("person", "spokesperson") and (phrase.definite or phrase.same) and not phrase.other:
            found = person_meant(phrase, self.people.all, at, before)
        words = list(words_of(self.document.folded[slice(*phrase.whole)]))
        if found is None and phrase.kind in ("anonymous", "document", "organisation", "medium") and phrase.definite and not phrase.other and (len(words) < 3 or phrase.kind == "anonymous"):
            found = body_meant(phrase, words, self.people.all, at)
        if found is None and phrase.same and before:
            found = before
        if found is None and phrase.kind == "person" and phrase.definite and before and before.kind == "person" and self.one_speaker():
            found = before
        if found is None:
            found = self.new(phrase, words, at)
        found.learn(phrase, at)
        return found

    def one_speaker(self) -> bool:
        """Whether all named sources of the article are one person."""
        return len({id(self.people.named(*p.name, "person", p.name[0])) for p in self.phrases.values() if p.name}) == 1

    def new(self, phrase: Phrase, words: list[str], at: int) -> Referent:
        """Somebody described, not named: the same as before only where a body bears the very same name."""
        kind = phrase.kind or "person"
        for r in self.people.all:
            if r.words == words and r.kind != "anonymous" and not phrase.other:
                return r
        r = Referent(self.people.published(*phrase.whole), words, kind)
        r.plural = phrase.plural
        self.people.all.append(r)
        return r


def is_state(entity_id: str) -> bool:
    """Whether a place can speak: a country, or a capital or palace for one."""
    return entity_id in country_ids().values() or speaks_for(entity_id) is not None


def _position(quotation: Quotation) -> int:
    return (quotation.cue or quotation.source or quotation.content)[0]
