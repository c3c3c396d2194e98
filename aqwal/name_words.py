"""Whether a word may be, begin or go on with a personal name: judged in the phrase that stands around it."""

from collections.abc import Mapping

from .text import Document
from .titles import UNNAMED, Head, definite, describes, head, place_at, stem, titles
from .transliterate import spelled
from .variants import JOINED
from .vocabulary import is_word, may_name

PREPOSITIONS = frozenset("في من الي علي عن مع لدي بين باسم باسمه باسمها باسمهم بلسان عند ضد حول تجاه".split())
LONGEST_NAME = 7


class NameWords:
    """The words ``[first, last)`` of one phrase: the titles read so far (``heads``) and where its name runs (``name``)."""

    def __init__(self, document: Document, first: int, last: int, types: Mapping[int, str]) -> None:
        self.document, self.first, self.last, self.types = document, first, max(last, first), types
        self.heads: list[tuple[Head, bool]] = []
        self.name: list[int] = []
        self.opening: Head | None = None
        self.hinted = any(types.get(k) == "PER" for k in range(first, self.last))

    def leads_to_name(self, k: int) -> bool:
        """الشاب محمد: a person's name comes right after the head of an otherwise unnamed description."""
        return (
            self.opening is not None
            and self.opening.group in ("anonymous", "group")
            and self.types.get(k + 1) == "PER"
            and k + 1 < self.last
        )

    def is_ali(self, k: int) -> bool:
        """Whether folded علي is the name rather than على: printed with ي, before a name's next word, or in an article that
        prints the preposition otherwise."""
        d = self.document
        if d.text[d.published_span(d.starts[k], d.ends[k])[1] - 1] != "ي":
            return False
        return self.types.get(k + 1) == "PER" or d.text.count("على") > 2 * d.text.count("علي")

    def takes_complement(self, k: int) -> bool:
        """Whether وزيرة is followed by what a feminine head takes (الخارجية), or is وزيره, his minister."""
        following = self.document.words[k + 1] if k + 1 < self.last else ""
        return (
            bool(following)
            and following not in self.types
            and not describes(following)
            and not place_at(self.document.words, k + 1, self.last)[0]
        )

    def may_be_name(self, k: int) -> bool:
        """سلطان, أمير, مختار: a title before a complement, else a name."""
        words, t = self.document.words, titles()
        if words[k] not in t.also_names or self.types.get(k) == "PER":
            return words[k] in t.also_names
        if k + 1 >= self.last:
            return True
        known = head(words[k + 1])
        if (
            (known and known.group in (*UNNAMED, "office"))
            or describes(words[k + 1])
            or place_at(words, k + 1, self.last)[0]
        ):
            return False
        known_name = (
            definite(words[k + 1])
            and spelled(words[k]) is not None
            and (words[k + 1].endswith("ي") or spelled(stem(words[k + 1])) is not None)
        )
        return known_name or self.types.get(k + 1) == "PER" or self.can_be_name(k + 1)

    def continues_name(self, k: int) -> bool:
        """Whether a word right after a name's word still belongs to the name."""
        words, t = self.document.words, titles()
        word = words[k]
        if words[k - 1] in t.particles:
            return True
        if word in t.particles:
            return word not in PREPOSITIONS and word not in t.function_words
        if word in t.function_words or word in t.same or word in t.other or word in PREPOSITIONS or word.isdigit():
            return False
        found = head(word)
        after_father = k - 2 in self.name and words[k - 2] in ("بن", "ابن", "بنت") and word.startswith("ال")
        if (
            after_father
            and not describes(word)
            and not place_at(words, k, self.last)[0]
            and not (found and found.group in ("office", "spokesperson"))
        ):
            return True  # محمد بن سعد المخرج: the family name, whatever it means
        if found and not self.may_be_name(k) and (definite(word) or found.group not in UNNAMED):
            return (
                len(self.name) == 1
                and definite(word)
                and found.group in ("profession", "honorific", "rank", "anonymous")
                and not self.hinted
            )
        single = len(self.name) - sum(words[i] in JOINED for i in self.name) <= 1
        if describes(word) or place_at(words, k, self.last)[0]:
            return word.startswith("ال") and single
        if self.hinted and self.types.get(k - 1) == "PER" and not (definite(word) and single):
            return False
        return not word.startswith(("لل", "بال", "وال")) and len(self.name) < LONGEST_NAME

    def follows_office(self) -> bool:
        """رئيس حزب التوحيد العربي وئام وهاب: two indefinite words after a definite complement can only be a name."""
        words, first = self.document.words, self.name[0]
        name = [words[k] for k in self.name]
        return (
            bool(self.heads)
            and len(name) == 2
            and first > self.first + 1
            and definite(words[first - 1])
            and not any(definite(w) or w.endswith("ا") or w[0] in "بل" for w in name[:1])
            and not name[1].endswith("ا")
        )

    def is_given_and_family(self) -> bool:
        """أركان السعدي: words of the language both, but put together as a given and a family name are."""
        words = [self.document.words[k] for k in self.name]
        return (
            len(words) == 2
            and not definite(words[0])
            and words[1].startswith("ال")
            and words[1].endswith("ي")
            and not describes(words[1])
        )

    def can_be_name(self, k: int) -> bool:
        """Whether a name that no mention vouches for may begin at word ``k``: one known as a name, or none of the language."""
        d, t = self.document, titles()
        bare = d.words[k].lstrip("وف").lstrip("بلك")
        if bare in t.function_words or bare in t.pronouns:
            return False
        if d.words[k][0] in "لب" and d.words[k].endswith("ه") and spelled(d.words[k]) is None:
            return False  # لنصرة, بمناسبة
        a, b = d.published_span(d.starts[k], d.ends[k])
        joined = d.words[k][0] == "ل" and len(d.words[k]) > 4 and spelled(d.words[k]) is None
        return may_name(d.text[a:b]) and not (joined and is_word(d.text[a + 1 : b]))  # لشؤون

    def is_thing(self) -> bool:
        """الرؤية الشرعية: a noun and its adjective, where nothing says that a person is meant."""
        words = [self.document.words[k] for k in self.name]
        return (
            not self.hinted
            and not self.heads
            and len(words) == 2
            and all(map(definite, words))
            and words[1].endswith(("ه", "ي"))
            and words[0].endswith("ه")
        )
