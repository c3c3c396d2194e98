"""Folding without the way back says the same as folding with it."""

from hypothesis import given
from hypothesis import strategies as st

from aqwal.text import fold, folded

LETTERS = "أإآٱاىةؤئکیگ\N{ARABIC FATHA}\N{ARABIC TATWEEL}\N{RIGHT-TO-LEFT MARK}١۲Aa\N{NO-BREAK SPACE} \n\ufefb\ufdfa"


@given(st.one_of(st.text(), st.text(st.sampled_from(LETTERS))))
def test_the_fast_way_is_the_same_way(text):
    assert folded(text) == fold(text).text
