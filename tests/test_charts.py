"""Charts as pure functions: what is drawn, in which order, with which codes, on which side, and in whose digits."""

import json

import numpy as np
import pandas as pd
import pytest

from components.charts.areas import areas
from components.charts.atlas import BASEMAP, atlas, project
from components.charts.base import Style, directed, note, safe
from components.charts.change import change
from components.charts.cloud import HEIGHT, WIDTH, cloud, measure, placed
from components.charts.heat import heat
from components.charts.lanes import lanes
from components.charts.multiples import multiples
from components.charts.network import CANVAS_FROM, network
from components.charts.ranked import ranked
from components.charts.scale import ticks
from components.charts.stacks import stacks
from components.charts.strip import strip
from components.charts.tree import tree
from components.charts.volume import volume
from components.palette import DARK, LIGHT
from components.wording import Words

HOSTILE = "<b>اسم</b> & <a href='javascript:x'>"
RANKED = pd.DataFrame({"code": ["x1", "x2", "x3"], "label": ["سامر الخطيب", HOSTILE, "Ports"], "n": [1200, 7, 3]})
MONTHS = pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01"])
LABELS = {"a": "مباشر", "b": "غير مباشر", "": "غيرها"}
COLOURS = {"a": "#111111", "b": "#222222", "": "#333333"}


def by_month() -> pd.DataFrame:
    return pd.DataFrame(
        [(m, c, n + i) for i, m in enumerate(MONTHS) for c, n in (("a", 4), ("b", 0))], columns=["period", "by", "n"]
    )


@pytest.fixture(params=["ar", "en"])
def style(request):
    return Style(Words("overview", request.param), LIGHT)


def texts(fig) -> str:
    """Everything that a figure writes."""
    return fig.to_json().replace("\\u003c", "<").replace("\\u003e", ">")


def test_ranked_bars_stand_on_the_readers_side_in_the_order_of_the_table(style):
    fig = ranked(RANKED, style, code="code", label="label", noun="quotation")
    assert list(fig.data[0].customdata) == ["x1", "x2", "x3"]
    assert fig.layout.yaxis.autorange == "reversed"
    assert fig.layout.yaxis.side == ("right" if style.rtl else "left")
    assert (fig.layout.xaxis.range[0] > fig.layout.xaxis.range[1]) == style.rtl
    assert fig.data[0].text[0] == ("١٬٢٠٠" if style.rtl else "1,200")


def test_fewer_than_five_are_hollow(style):
    fig = ranked(RANKED, style, code="code", label="label", noun="quotation")
    filled = [colour != LIGHT.card for colour in fig.data[0].marker.color]
    assert filled == [True, True, False]
    assert [w > 0 for w in fig.data[0].marker.line.width] == [False, False, True]


def test_what_is_not_chosen_is_pale(style):
    fig = ranked(RANKED, style, code="code", label="label", noun="quotation", faded=["x2"])
    assert list(fig.data[0].marker.opacity) == [1, 0.35, 1]


def test_a_hostile_name_is_written_and_does_nothing(style):
    grid = pd.DataFrame({"r": ["r1"], "c": ["c1"], "n": [9]})
    figures = [
        ranked(RANKED, style, code="code", label="label", noun="quotation"),
        stacks(grid, style, row="r", by="c", rows=["r1"], order=["c1"], row_labels={"r1": HOSTILE}, labels={"c1": HOSTILE},
               colours={"c1": "#111111"}, noun="quotation", share=True),
        heat(grid, style, row="r", column="c", value="n", row_labels={"r1": HOSTILE}, column_labels={"c1": HOSTILE}, texts=["9"], notes=[HOSTILE]),
        volume(by_month(), style, by="by", order=["a", "b"], labels={"a": HOSTILE, "b": HOSTILE}, colours=COLOURS, grain="month", noun="quotation"),
        cloud(pd.DataFrame({"word": ["<b>اسم"], "g2": [5.0]}), style, word="word", weight="g2", notes=[HOSTILE], colours=["#111111"]),
    ]  # fmt: skip
    for fig in figures:
        assert "<a href" not in texts(fig)
        assert "<b>اسم" not in texts(fig)
        assert "&lt;a href" in texts(fig)


def test_volume_is_stacked_in_the_order_asked_and_a_click_gives_period_and_code(style):
    fig = volume(
        by_month(), style, by="by", order=["b", "a"], labels=LABELS, colours=COLOURS, grain="month", noun="quotation"
    )
    assert [trace.marker.color for trace in fig.data] == ["#222222", "#111111"]
    assert list(fig.data[1].customdata[2]) == ["2024-03-01", "a"]
    assert fig.layout.xaxis.ticktext[0].startswith("\N{RIGHT-TO-LEFT ISOLATE}يناير" if style.rtl else "Jan<br>")
    assert fig.layout.yaxis.ticktext[1] == ("٢" if style.rtl else "2")


def test_months_are_named_as_the_readers_country_names_them():
    style = Style(Words("overview", "ar", "levant"), LIGHT)
    fig = volume(
        by_month(), style, by="by", order=["a"], labels=LABELS, colours=COLOURS, grain="month", noun="quotation"
    )
    assert "كانون الثاني" in fig.layout.xaxis.ticktext[0]


def test_shares_fill_the_width_and_the_count_stands_at_the_end(style):
    grid = pd.DataFrame({"r": ["r1", "r1", "r2", "r2"], "c": ["a", "b", "a", "b"], "n": [6, 2, 1, 1]})
    fig = stacks(grid, style, row="r", by="c", rows=["r2", "r1"], order=["a", "b"], row_labels={"r1": "١", "r2": "٢"}, labels=LABELS,
                 colours=COLOURS, noun="quotation", share=True)  # fmt: skip
    assert [sum(trace.x[i] for trace in fig.data) for i in (0, 1)] == [1, 1]
    assert list(fig.data[0].customdata[0]) == ["r2", "a"]
    assert fig.data[0].marker.color == (LIGHT.card, "#111111")  # two quotations only: hollow
    ends = [a.text for a in fig.layout.annotations if a.y in ("r1", "r2")]
    assert ends == (["٢", "٨"] if style.rtl else ["2", "8"])


def test_a_heat_map_puts_a_clickable_marker_with_codes_on_every_cell(style):
    grid = pd.DataFrame({"r": ["r1", "r1"], "c": ["c1", "c2"], "n": [9, 0]})
    fig = heat(
        grid,
        style,
        row="r",
        column="c",
        value="n",
        row_labels={"r1": "صف"},
        column_labels={"c1": "أ", "c2": "ب"},
        texts=["9", ""],
        notes=["n", ""],
    )
    assert [list(c) for c in fig.data[1].customdata] == [["r1", "c1"], ["r1", "c2"]]
    assert fig.layout.xaxis.autorange == ("reversed" if style.rtl else True)


def test_small_multiples_share_one_scale(style):
    table = pd.concat([by_month(), by_month().assign(by="c", n=40)])
    fig = multiples(
        table,
        style,
        by="by",
        order=["a", "c"],
        labels={"a": "أ", "c": "ج"},
        colours={"a": "#111111", "c": "#222222"},
        grain="month",
        noun="quotation",
    )
    assert max(fig.data[0].y) == pytest.approx(6 / 40)
    assert max(fig.data[1].y) == 1
    assert list(fig.data[1].customdata[0]) == ["2024-01-01", "c"]


def test_a_strip_draws_a_line_from_the_first_time_to_the_last(style):
    table = pd.DataFrame({"period": MONTHS, "by": "a", "n": [2, 0, 8]})
    fig = strip(table, style, by="by", order=["a"], labels=LABELS, colours=COLOURS, grain="month", noun="article")
    assert [str(x)[:10] for x in fig.data[0].x] == ["2024-01-01", "2024-03-01"]
    assert len(fig.data[1].x) == 2  # nothing is drawn where it was not named
    assert fig.data[1].marker.size[1] > fig.data[1].marker.size[0]


def test_a_tree_gives_its_codes_and_keeps_the_readers_side(style):
    table = pd.DataFrame(
        {"code": ["p", "c"], "parent": ["", "p"], "label": ["سياسة", "انتخابات"], "share": [0.5, 0.2], "note": ["", ""]}
    )
    fig = tree(table, style, colours={"p": "#111111", "c": "#111111"})
    assert list(fig.data[0].ids) == ["p", "c"]
    assert fig.data[0].tiling.flip == ("x" if style.rtl else None)
    assert fig.data[0].text[1] == ("٢٠٪" if style.rtl else "20%")


def test_areas_add_up_and_name_what_is_thick(style):
    notes = {(r.period, r.by): r.by for r in by_month().itertuples()}
    fig = areas(
        by_month(), style, by="by", order=["a", "b"], labels=LABELS, colours=COLOURS, grain="month", notes=notes
    )
    assert [trace.stackgroup for trace in fig.data] == ["all", "all"]
    assert any("مباشر" in a.text and "■" not in a.text for a in fig.layout.annotations)
    assert list(fig.data[0].customdata[1]) == ["2024-02-01", "a"]


def test_change_runs_from_ring_to_dot(style):
    table = pd.DataFrame({"code": ["up", "down"], "label": ["صاعد", "هابط"], "before": [2, 10], "now": [12, 1],
                          "share_before": [0.1, 0.5], "share_now": [0.6, 0.05], "points": [0.5, -0.45]})  # fmt: skip
    fig = change(table, style, code="code", label="label", notes=["a", "b"])
    assert fig.data[0].line.color != fig.data[1].line.color
    assert list(fig.data[-1].customdata) == ["up", "down"]
    signed = [a.text for a in fig.layout.annotations]
    assert ("+٥٠٫٠" if style.rtl else "+50.0") in signed[0]
    assert ("−٤٥٫٠" if style.rtl else "−45.0") in signed[1]


def test_two_lanes_on_one_axis_and_spans_cut_where_the_axis_ends(style):
    table = pd.DataFrame({"period": MONTHS, "published": [3, 0, 9], "spoken": [1, 2, 0]})
    spans = pd.DataFrame(
        {"begin": pd.to_datetime(["2003-01-01"]), "finish": pd.to_datetime(["2024-03-20"]), "n": [2], "row": [17]}
    )
    made = {"grain": "month", "names": ("أ", "ب", "ج"), "nouns": ("article", "time"), "span_labels": ["منذ ٢٠٠٣"]}
    fig = lanes(table, spans, style, peaks=[(MONTHS[2], "٩")], **made)
    published, spoken, span = fig.data
    assert (published.yaxis, spoken.yaxis) == ("y", "y2")
    assert fig.layout.yaxis2.range[0] > fig.layout.yaxis2.range[1]
    assert list(span.customdata[0]) == ["span", 17]
    assert pd.Timestamp(span.x[0]) > pd.Timestamp("2023-11-01")
    assert span.marker.symbol[0] == "triangle-left"  # it began before what is shown
    assert fig.layout.dragmode is None
    assert lanes(table, spans, style, peaks=[], brush=True, **made).layout.dragmode == "select"


def test_hijri_dates_stand_under_the_gregorian_ones():
    style = Style(Words("timeline", "ar"), LIGHT)
    table = pd.DataFrame(
        {"period": pd.to_datetime(["2024-03-25", "2024-03-26"]), "published": [1, 1], "spoken": [0, 0]}
    )
    empty = pd.DataFrame({"begin": [], "finish": [], "n": [], "row": []})
    fig = lanes(
        table,
        empty,
        style,
        grain="day",
        names=("", "", ""),
        nouns=("article", "time"),
        span_labels=[],
        peaks=[],
        hijri=True,
    )
    assert "١٥ رمضان ١٤٤٥ هـ" in fig.layout.xaxis.ticktext[0]


def network_of(size: int, style: Style):
    codes = [f"e{i}" for i in range(size)]
    nodes = pd.DataFrame({"entity_id": codes, "n": range(size, 0, -1)})
    edges = pd.DataFrame({"a": codes[:-1], "b": codes[1:], "n": 2})
    at = np.random.default_rng(0).uniform(-1, 1, (size, 2))
    return network(nodes, edges, at, style, labels=dict.fromkeys(codes, "سلام"), colours=dict.fromkeys(codes, "#111111"), kinds=[],
                   notes=dict.fromkeys(codes, "x"), edge_notes=["y"] * len(edges))  # fmt: skip


def test_a_network_is_svg_with_raw_names_up_to_a_thousand_nodes_and_canvas_with_shaped_ones_beyond(style):
    small, large = network_of(30, style), network_of(CANVAS_FROM + 1, style)
    assert {trace.type for trace in small.data} == {"scatter"}
    assert "سلام" in small.data[-1].text[0]
    assert {trace.type for trace in large.data} == {"scattergl"}
    assert (
        large.data[-1].text[0]
        == "\N{ARABIC LETTER MEEM ISOLATED FORM}\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}\N{ARABIC LETTER SEEN INITIAL FORM}"
    )


def test_names_of_a_network_do_not_cover_each_other(style):
    fig = network_of(40, style)
    at = np.c_[fig.data[-1].x, fig.data[-1].y]
    gap = np.abs(at[:, None] - at[None])
    close = (gap[:, :, 0] < 20) & (gap[:, :, 1] < 12)
    assert close.sum() == len(at)  # each only with itself


def test_a_map_fetches_nothing_and_names_no_place_over_another(style):
    places = pd.DataFrame(
        {
            "entity_id": ["p1", "p2", "p3"],
            "latitude": [30.0, 30.05, 51.1],
            "longitude": [31.2, 31.25, 71.4],
            "articles": [9, 8, 2],
        }
    )
    fig = atlas(places, style, labels={"p1": "القاهرة", "p2": "الجيزة", "p3": "أستانا"}, noun="article")
    assert {trace.type for trace in fig.data} == {"scatter"}
    assert not {"geo", "map", "mapbox"} & set(fig.to_plotly_json()["layout"])
    assert [bool(text) for text in fig.data[1].text] == [True, False, True]
    assert [list(c) for c in fig.data[1].customdata] == [["p1"], ["p2"], ["p3"]]


def test_equal_earth_keeps_areas():
    def area(latitude):  # of a cell of one degree
        x, y = project(np.array([0.0, 1, 1, 0]), np.array([latitude, latitude, latitude + 1, latitude + 1]))
        return 0.5 * abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / np.cos(np.radians(latitude + 0.5))

    assert area(60) == pytest.approx(area(0), rel=1e-3)


def test_no_word_of_a_cloud_covers_another_and_it_is_the_same_every_time(style):
    rng = np.random.default_rng(1)
    words = ["".join(rng.choice(list("ابتجحدرسعفقكلمنهوي"), rng.integers(2, 9))) for _ in range(40)]
    table = pd.DataFrame({"word": words, "g2": np.linspace(90, 5, 40)})
    made = [cloud(table, style, word="word", weight="g2", notes=words, colours=["#111111"] * 40) for _ in range(2)]
    assert made[0].to_json() == made[1].to_json()
    trace = made[0].data[0]
    boxes = [
        (x, y, *measure(c[0], s))
        for x, y, c, s in zip(trace.x, trace.y, trace.customdata, trace.textfont.size, strict=True)
    ]
    assert len(boxes) > 25
    for i, (x, y, w, h) in enumerate(boxes):
        assert abs(x) + w / 2 <= WIDTH / 2
        assert abs(y) + h / 2 <= HEIGHT / 2
        assert all(abs(x - ox) * 2 >= w + ow or abs(y - oy) * 2 >= h + oh for ox, oy, ow, oh in boxes[:i])


def test_a_word_too_wide_for_the_cloud_is_left_out():
    assert placed([(WIDTH + 1, 20)]) == [None]


@pytest.mark.parametrize(
    ("most", "expected"), [(1, [0, 1]), (2, [0, 1, 2]), (7, [0, 2, 4, 6, 8]), (1000, [0, 500, 1000])]
)
def test_counts_have_whole_steps(most, expected):
    assert ticks(most) == expected


def test_every_line_has_the_readers_direction():
    assert directed("سامر · 3", False).count("\N{RIGHT-TO-LEFT ISOLATE}") == 1
    assert note(Style(Words("overview", "ar"), DARK), "9 مقالات<br>(٩٪)").count("\N{RIGHT-TO-LEFT ISOLATE}") == 2
    assert safe("كلمة " * 20, 20).endswith("…\N{POP DIRECTIONAL ISOLATE}")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_figure_wears_the_ground(palette):
    fig = ranked(RANKED, Style(Words("overview", "ar"), palette), code="code", label="label", noun="quotation")
    assert fig.layout.paper_bgcolor == palette.card
    assert fig.layout.font.color == palette.ink


def test_bars_with_text_survive_a_click():
    """Plotly 7.1 reads ``selected.textfont`` of a clicked bar: the trace must have a ``selected`` (see base.py)."""
    fig = ranked(RANKED, Style(Words("overview", "ar"), LIGHT), code="code", label="label", noun="quotation")
    assert fig.layout.template.data.bar[0].selected.marker.opacity == 1


def test_no_land_is_drawn_across_the_map():
    rings = json.loads(BASEMAP.read_text(encoding="utf-8"))["rings"]
    assert len(rings) > 250
    for ring in rings:
        longitudes = np.array(ring[::2])
        assert np.abs(np.diff(longitudes)).max() < 1800
