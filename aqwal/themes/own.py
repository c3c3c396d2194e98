"""The reader's own themes: a name and some words become a theme of a corpus, matched like the standard ones.

They are kept beside the corpus in ``own_themes.json``, which is also how they travel to another corpus. Their
codes are ``own:`` and a digest of the name, so that the same name is the same theme wherever it is typed.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ..corpus import Corpus, table
from ..findings import Theme
from ..text import Document, fold_word, read
from .matcher import Evidence, Matcher
from .vocabulary import phrases

FILE = "own_themes.json"
WEIGHT = 1.0
"""What each word of a reader's theme weighs."""


class OwnTheme(NamedTuple):
    """A theme that a reader defined. ``words`` holds words and phrases, spelt as the lexicons spell them."""

    name: str
    words: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code in the column ``theme``; the same for spellings that fold to the same.

        >>> OwnTheme("الأمن المائي", ()).code == OwnTheme(" الامن  المائي", ()).code
        True
        """
        return "own:" + blake2b(fold_word(self.name).encode(), digest_size=4).hexdigest()


class UnusableTheme(ValueError):
    """A definition without a name or without words, or a file of them that cannot be read; the message says what to do."""


def define(name: str, words: str) -> OwnTheme:
    """A theme from what was typed: words and phrases separated by commas or lines.

    >>> define("الأمن المائي", "سدود، مياه جوفية\\nتحلية").words
    ('سدود', 'مياه جوفية', 'تحلية')

    Raises UnusableTheme where the name or the words are missing.
    """
    name = " ".join(name.split())
    listed = tuple(dict.fromkeys(phrases(words.replace("\n", ",").replace("؛", ",").replace(";", ","))))
    listed = tuple(w for w in listed if any(c.isalnum() for c in w))
    if not name or not listed:
        missing = "a name" if not name else "words"
        raise UnusableTheme(f"theme {name!r}: {missing} missing; give a name, and words separated by commas.")
    return OwnTheme(name, listed)


@lru_cache(maxsize=16)
def _matcher(definitions: tuple[OwnTheme, ...]) -> Matcher:
    return Matcher(Evidence(w, d.code, WEIGHT, False, d.code) for d in definitions for w in d.words)


def find_own(document: Document, definitions: Sequence[OwnTheme]) -> list[Theme]:
    """The evidence for the reader's themes in a document, in order, spans in folded characters.

    A word that two of the themes claim in different spellings goes to the one defined first.

    >>> theme = define("الأمن المائي", "سد، سدود")
    >>> [(t.start, t.end, t.theme == theme.code) for t in find_own(read("افتُتح السدّ وثلاثة سدود"), [theme])]
    [(6, 10, True), (18, 22, True)]
    """
    return _matcher(tuple(definitions)).find(document)


def rows(texts: pd.DataFrame, definitions: Sequence[OwnTheme]) -> pd.DataFrame:
    """The table ``themes`` of the reader's themes: from the table ``texts``, in published offsets."""
    found = []
    for article_id, text in zip(texts["article_id"], texts["text"], strict=True):
        document = read(text)
        for t in find_own(document, definitions):
            found.append((article_id, *document.published_span(t.start, t.end), t.theme, t.weight))
    return table("themes", found)


def joined(corpus: Corpus, definitions: Sequence[OwnTheme]) -> Corpus:
    """The corpus with the evidence for the reader's themes added to its table ``themes``."""
    if not definitions:
        return corpus
    both = pd.concat([corpus.themes.astype({"theme": str, "article_id": str}), rows(corpus.texts, definitions)])
    return corpus._replace(themes=table("themes", both))


def dumps(definitions: Iterable[OwnTheme]) -> str:
    """Definitions as JSON, to be saved or handed on."""
    return json.dumps([{"name": d.name, "words": list(d.words)} for d in definitions], ensure_ascii=False, indent=1)


def loads(written: str, source: str = "own themes") -> tuple[OwnTheme, ...]:
    """Definitions from JSON; ``source`` names it in messages. A name that comes twice keeps its last words.

    >>> loads(dumps([define("الماء", "سد")]))
    (OwnTheme(name='الماء', words=('سد',)),)

    Raises UnusableTheme.
    """
    try:
        listed = json.loads(written)
        found = [define(d["name"], ",".join(d["words"])) for d in listed]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnusableTheme(
            f"{source}: cannot be read ({error}); expected a list of objects with a name and a list of words."
        ) from error
    return tuple({d.code: d for d in found}.values())


def save(definitions: Iterable[OwnTheme], folder: str | Path) -> None:
    """Write the definitions beside the tables of a corpus."""
    part = Path(folder) / (FILE + ".part")
    part.write_text(dumps(definitions), encoding="utf-8")
    part.replace(Path(folder) / FILE)


def load(folder: str | Path) -> tuple[OwnTheme, ...]:
    """The definitions saved beside a corpus, none where there is no file.

    Raises UnusableTheme where the file is damaged.
    """
    path = Path(folder) / FILE
    return loads(path.read_text(encoding="utf-8"), str(path)) if path.exists() else ()
