"""Entities and times against gold by the scorers that stand beside it, run as they are."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from aqwal import analyse, corpus

from .shared import GOLD, SHARED, article, lines, need


def measure_entities() -> dict[str, tuple[float, int]]:
    """F1 of exact spans on the test part of the corrected ANERcorp, by type and together."""
    printed = _scored("score_ner.py", GOLD / "ner" / "cleananercorp_test.txt")
    rows = re.findall(r"^(\w+) +P [\d.]+ +R [\d.]+ +F1 ([\d.]+) +\(gold (\d+)\)", printed, re.M)
    return {name: (float(f1), int(count)) for name, f1, count in rows}


def measure_times() -> dict[str, tuple[float, int]]:
    """Day and period cases of Recognizers-Text: found, and right to the day."""
    printed = _scored("score_times.py", GOLD / "times" / "recognizers_text_arabic" / "DateTime" / "Arabic")
    count, found, right = re.search(r"times: (\d+) cases, found ([\d.]+), right ([\d.]+)", printed).groups()
    return {"found": (float(found), int(count)), "right": (float(right), int(count))}


def _scored(scorer: str, gold: Path) -> str:
    """What a scorer prints of the engine as it stands."""
    run = [sys.executable, str(need(SHARED / "score" / scorer))]
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "articles.jsonl"
        subprocess.run([*run, "prepare", str(need(gold)), str(prepared)], check=True)
        corpus.save(analyse(map(article, lines(prepared))), folder)
        return subprocess.run([*run, "score", str(gold), folder], check=True, capture_output=True, text=True).stdout
