"""Make data/basemap.json from Natural Earth's countries (1:110m), as packed by the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/make_basemap.py package/countries-110m.json

Shapes are rings of longitude, latitude in tenths of a degree, one after the other; Antarctica is left out.
"""

import json
import sys
from pathlib import Path

ANTARCTICA = "010"


def cut(ring: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """A ring cut in two where it crosses the 180th meridian, so that nothing is drawn across the map."""
    whole, turn = [ring[0]], 0
    for (x, y), (before, _) in zip(ring[1:], ring, strict=False):
        turn += -3600 if x - before > 1800 else 3600 if before - x > 1800 else 0
        whole.append((x + turn, y))
    if all(-1800 <= x <= 1800 for x, _ in whole):
        return [whole]
    parts = [[(min(max(x + shift, -1800), 1800), y) for x, y in whole] for shift in (-3600, 0, 3600)]
    return [part for part in parts if len({x for x, _ in part}) > 1]


def main(source: str) -> None:
    atlas = json.loads(Path(source).read_text(encoding="utf-8"))
    (kx, ky), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + x0) * 10), round((y * ky + y0) * 10)))
        arcs.append(points)
    rings = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        if shape.get("id") == ANTARCTICA:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            ring = []
            for number in polygon[0]:
                points = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += points[1:] if ring and ring[-1] == points[0] else points
            kept = [p for i, p in enumerate(ring) if i == 0 or p != ring[i - 1]]
            if len(kept) > 3:
                rings += [[value for point in part for value in point] for part in cut(kept)]
    about = (
        "Natural Earth 1:110m countries (public domain), from the npm package world-atlas 2.0.2 "
        "(ISC, Mike Bostock), rounded to tenths of a degree by data/make_basemap.py"
    )
    Path(__file__).with_name("basemap.json").write_text(
        json.dumps({"source": about, "rings": rings}, separators=(",", ":")), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
