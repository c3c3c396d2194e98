"""What stands in the charts of a page under AppTest."""

import base64
import json
import re

import numpy as np

LATIN = re.compile(r"[A-Za-z]{3,}")


def charts(app) -> list[dict]:
    """The figures on the page, in order, as Plotly's JSON."""
    return [json.loads(chart.proto.spec, object_hook=plain) for chart in app.get("plotly_chart")]


def plain(value: dict) -> dict | list:
    """Plotly writes arrays of numbers in base64: as lists."""
    if value.keys() >= {"dtype", "bdata"}:
        return np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
    return value


def written(figure: dict) -> list[str]:
    """The words that a figure draws: labels of axes, annotations and texts of marks."""
    layout = figure["layout"]
    found = [a["text"] for a in layout.get("annotations", [])]
    for axis in ("xaxis", "yaxis", "yaxis2"):
        found += layout.get(axis, {}).get("ticktext", [])
    for trace in figure["data"]:
        text = trace.get("text")
        found += text if isinstance(text, list) else [text] if isinstance(text, str) else []
        found += trace.get("labels") or []
    return [re.sub(r"<[^>]*>|[\u2066-\u2069]", " ", str(text)) for text in found if text]


def english_left_over(figure: dict, names: set[str]) -> list[str]:
    """Texts of a figure with Latin words that are no published names."""
    return [text for text in written(figure) if LATIN.search(text) and not any(name in text for name in names)]
