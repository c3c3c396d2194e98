"""What the finders hand to each other: one NamedTuple a finding, spans in folded characters.

A span is a half-open ``(start, end)`` pair into :attr:`aqwal.text.Document.folded`;
:func:`aqwal.analyse` turns spans into offsets of the published text, once.
"""

from datetime import datetime
from typing import NamedTuple

Span = tuple[int, int]

QUOTATION_TYPES = ("direct", "indirect", "mixed", "act")
SPEECH_ACTS = (
    "say", "assert", "add", "explain", "announce", "deny", "warn", "call-for", "demand", "propose", "promise",
    "acknowledge", "condemn", "criticise", "praise", "welcome", "express", "accuse", "threaten", "ask", "predict",
    "reveal", "reject", "reply", "quote", "other",
)  # fmt: skip
KINDS = ("person", "spokesperson", "organisation", "document", "medium", "anonymous", "group", "place")
MENTION_TYPES = ("PER", "ORG", "LOC")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")


class Mention(NamedTuple):
    """A stretch that names a person, body or place. The span holds the name, titles left out.

    ``name`` is the fullest published-spelling name that the article gives this thing (for a lexicon
    record, its own name); ``entity_id`` is the lexicon record's code, None for what no lexicon knows.
    ``kind`` is the entity's kind (person, organisation, medium, place, group, document).
    """

    start: int
    end: int
    type: str
    name: str
    kind: str
    entity_id: str | None


class Speaker(NamedTuple):
    """Who a source refers to. ``name`` is the fullest name in the article, without titles, in the
    published spelling; for an unnamed speaker its description as printed. ``entity_id`` as in Mention.
    ``country`` is the entity id of the country that a title or description gives, empty where none does."""

    name: str
    kind: str
    entity_id: str | None
    country: str = ""


class Quotation(NamedTuple):
    """A stretch attributed to somebody. ``cue`` and ``source`` are None where none is printed;
    ``speaker`` is None while unresolved. ``rule`` names the rule that found it."""

    type: str
    content: Span
    cue: Span | None
    source: Span | None
    cue_lemma: str
    speech_act: str
    rule: str
    speaker: Speaker | None


class Time(NamedTuple):
    """A TIMEX3 expression. ``begin`` and ``finish`` bound it, half-open; None where nothing fixes them."""

    start: int
    end: int
    type: str
    value: str
    calendar: str
    begin: datetime | None
    finish: datetime | None


class Theme(NamedTuple):
    """Evidence for a theme: the words at ``[start, end)`` weigh ``weight`` for the Media Topic ``theme``."""

    start: int
    end: int
    theme: str
    weight: float
