"""The reader: the published text comes out whole, its marks nest, and nothing in it acts."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
import small_corpus
from hypothesis import given
from hypothesis import strategies as st

from aqwal import index
from components import cards, names, reader
from components.reader import LAYERS, Mark, marked, paragraphs
from components.wording import Words


class Nesting(HTMLParser):
    """Fails on an end tag that does not close the innermost open one; collects tags, ids and event handlers."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids, self.attributes = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(html: str) -> Nesting:
    nesting = Nesting()
    nesting.feed(html)
    nesting.close()
    assert not nesting.open
    return nesting


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@st.composite
def texts_with_marks(draw):
    text = draw(st.text(st.sampled_from("اب <>&\"'\n«»\u202e"), max_size=40))
    spans = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(LAYERS)), max_size=8))
    return text, [
        Mark(min(a, len(text)), min(b, len(text)), layer, quotation=q, anchor=f"q{q}")
        for q, (a, b, layer) in enumerate(spans)
    ]


@given(texts_with_marks())
def test_any_marks_nest_and_the_text_comes_out_whole(example):
    text, marks = example
    html = marked(text, marks)
    parsed(html)
    assert text_of(html) == text


@given(texts_with_marks())
def test_paragraphs_keep_every_character_but_the_line_ends(example):
    text, marks = example
    html = paragraphs(text, 0, marks)
    nesting = parsed(html)
    assert len(nesting.ids) == len(set(nesting.ids))
    assert text_of(html) == "".join(line for line in text.split("\n") if line.strip())


@given(texts_with_marks())
def test_every_marked_character_stands_inside_its_mark(example):
    text, marks = example
    html = marked(text, [m._replace(kind=f"k{i}") for i, m in enumerate(marks)])
    inside: list[set[str]] = []
    opened: list[str] = []
    for piece in re.split(r"(<[^>]*>)", html):
        if piece.startswith("</"):
            opened.pop()
        elif piece.startswith("<"):
            opened.append(re.search(r"aq-k\d+", piece)[0])
        else:
            inside += [set(opened)] * len(unescape(piece))
    for at in range(len(text)):
        assert inside[at] == {f"aq-k{i}" for i, m in enumerate(marks) if m.start <= at < m.end}


def test_a_mark_that_crosses_anothers_end_is_opened_again_without_a_second_anchor():
    html = marked("abcd", [Mark(0, 2, "source"), Mark(1, 4, "content", quotation=3, anchor="q1-4")])
    assert (
        html
        == '<b class="aq-source">a<mark class="aq-content aq-q3" id="q1-4">b</mark></b><mark class="aq-content aq-q3">cd</mark>'
    )


@pytest.fixture(scope="module")
def built():
    return index.build(small_corpus.build())


@pytest.fixture(params=["ar", "en"])
def named(request, built):
    return names.read(names.of_entities(built.corpus.entities), Words("articles", request.param))


def test_a_page_of_the_reader_is_well_formed_and_inert(built, named):
    for article in range(len(built.corpus.articles)):
        nesting = parsed(reader.page(built, article, named, LAYERS))
        assert "script" not in nesting.tags
        assert "img" not in nesting.tags
        assert not [name for name, _ in nesting.attributes if name.startswith("on")]
        assert not [value for name, value in nesting.attributes if name == "href" and "script" in value]


def test_what_is_marked_is_what_was_found(built, named):
    html = reader.page(built, built.row_of["a1"], named, LAYERS)
    assert re.search(r'<u class="aq-cue aq-q0"[^>]*>قال</u>', html)
    assert re.search(r'<b class="aq-source aq-q0"[^>]*>وزير النقل سامر الخطيب</b>', html)
    assert '<span class="aq-time" title="2023-12-31">غدا</span>' in html
    anchor = re.search(r'<mark class="aq-content[^"]* aq-q0" id="(q\d+-\d+)"', html)[1]
    assert f'href="#{anchor}"' in html
    assert '<span class="aq-theme"' in reader.page(built, built.row_of["a2"], named, LAYERS)
    assert "aq-theme" not in reader.page(built, built.row_of["a2"], named, reader.USUAL)


def test_a_layer_left_out_is_not_marked(built, named):
    html = reader.page(built, built.row_of["a1"], named, ("mention",))
    assert "aq-mention" in html
    assert "<u " not in html
    assert "aq-time" not in html


def test_quotations_outside_the_selection_are_dimmed_and_the_asked_one_is_shown(built, named):
    html = reader.page(built, built.row_of["a3"], named, LAYERS, shown={3}, asked=content_span(built, 3))
    assert re.search(r'class="aq-content aq-mixed aq-q2 aq-dim"', html)
    assert re.search(r'class="aq-content aq-direct aq-q3 aq-asked" id="place"', html)


@pytest.mark.parametrize(("asked", "layers"), [((3, 9), LAYERS), ("content", ("mention",))])
def test_whatever_a_link_asks_for_is_marked_as_the_place_to_go_to(built, named, asked, layers):
    asked = content_span(built, 3) if asked == "content" else asked
    html = reader.page(built, built.row_of["a3"], named, layers, asked=asked)
    assert parsed(html).ids.count(reader.PLACE) == 1
    assert re.search(r'<span class="aq-place aq-asked" id="place"', html)


def content_span(built, row):
    quotation = built.corpus.quotations.loc[row]
    return int(quotation["content_start"]), int(quotation["content_end"])


def test_cards_say_who_and_how_and_are_inert(built, named):
    from aqwal.selection import Selection, select

    view = select(built, Selection())
    shown = {row: cards.card(view, row, named) for row in view.quotations.index}
    for html in shown.values():
        assert not {"script", "img", "i"} & set(parsed(html).tags)
    arabic = named.words.language == "ar"
    assert ("تُنسب إلى نقابة الصيادين" if arabic else "attributed to Fishers' Union") in unescape(shown[3])
    assert ("متحدث غير محدّد" if arabic else "unidentified speaker") in shown[4]
    assert cards.latest(view) == [4, 5, 1, 2, 3, 0]
