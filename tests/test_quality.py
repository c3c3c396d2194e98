"""Accuracy floors of data/quality.toml: measured again where the gold is at hand."""

import warnings

import pytest

from benchmarks import quality
from benchmarks.shared import GOLD


@pytest.fixture(scope="module")
def gold():
    if not GOLD.exists():
        message = "NO GOLD: ../shared is not here; the accuracy floors are not checked."
        warnings.warn(message, stacklevel=1)
        pytest.skip(message)


@pytest.mark.parametrize("section", sorted(quality.sections()))
def test_no_figure_has_fallen_below_its_floor(section, gold):
    measured = quality.measure({section})
    assert measured, f"nothing was measured for {section}"
    assert not quality.fallen(measured)


def test_the_floors_belong_to_this_gold_and_none_is_missing(gold):
    text = quality.FILE.read_text(encoding="utf-8")
    assert f'gold = "{quality.gold_digest()}"' in text
    assert {name.split(".")[0] for name in quality.floors()} == set(quality.sections())


def test_a_fall_is_seen_and_a_rule_is_only_shown(monkeypatch):
    monkeypatch.setattr(quality, "floors", lambda: {n: quality.Figure(0.9, 10) for n in ("a.x", "a.y", "rules.z")})
    measured = {"a.x": quality.Figure(0.8, 10), "a.y": quality.Figure(0.8999, 10), "rules.z": quality.Figure(0.1, 9)}
    assert quality.fallen(measured) == ["a.x: 0.8000, floor 0.900"]


def test_a_lowered_floor_keeps_its_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "FILE", tmp_path / "quality.toml")
    lowered = [{"name": "a.x", "from": 0.9, "to": 0.8, "on": "2026-01-01", "reason": "the gold was corrected"}]
    quality.write({"a.x": quality.Figure(0.8, 10)}, lowered)
    assert quality.floors() == {"a.x": quality.Figure(0.8, 10)}
    assert "the gold was corrected" in quality.FILE.read_text(encoding="utf-8")
