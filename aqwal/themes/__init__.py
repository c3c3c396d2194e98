"""Themes: what an article, a quotation or a speaker talks about, as IPTC Media Topics, each shown by its words.

Evidence words and phrases, written by hand or learnt, are found in the text; every finding is a row that can
be pointed at, and the theme of any stretch of text is the sum of the evidence inside it. Nothing else decides.

Method: dictionary classification as in the policy-agendas dictionaries (Laver and Garry 2000; Albaugh et al.
2013), with weights partly learnt by a multinomial regression (``benchmarks/train_themes.py``), and the square
root of the count as in text retrieval.
"""

from functools import cache

from ..findings import Theme
from ..text import Document
from .deviation import deviation
from .matcher import Matcher
from .own import find_own
from .spans import leading, tops, within
from .vocabulary import concepts, labels, learnt, official, parent, top, tree, written

__all__ = [
    "Matcher", "concepts", "deviation", "find", "find_own", "labels", "leading", "official", "parent", "top", "tops",
    "tree", "within",
]  # fmt: skip


@cache
def _standard() -> Matcher:
    return Matcher((*written(), *learnt()))


def find(document: Document) -> list[Theme]:
    """The evidence for each theme, in order of appearance, spans in folded characters.

    >>> from aqwal.text import read
    >>> text = "بحث الوزيران العلاقات الدولية وتغير المناخ."
    >>> [(text[t.start : t.end], labels("en")[t.theme]) for t in find(read(text)) if t.weight > 2]
    [('العلاقات الدولية', 'International relations'), ('وتغير المناخ', 'Climate change')]
    """
    return _standard().find(document)
