"""The articles annotated blind: the file is whole, and the set kept unread stays so."""

import subprocess
import sys
from collections import Counter

from benchmarks import blind
from benchmarks.shared import ROOT, lines

GOLD = list(lines(blind.FILE))


def test_every_article_stands_once_in_a_known_set_and_corpus():
    assert max(Counter((a["corpus"], a["id"]) for a in GOLD).values()) == 1
    assert {a["set"] for a in GOLD} == set(blind.SETS)
    assert {a["corpus"] for a in GOLD} == set(blind.FILES)


def test_spans_are_spans_and_descriptions_short():
    for article in GOLD:
        starts = [q["content"][0] for q in article["quotations"]]
        assert starts == sorted(starts), article["id"]
        for q in article["quotations"]:
            assert all(0 <= a < b for a, b in (s for s in (q["content"], q["cue"], q["source"]) if s)), article["id"]
            assert 0 < len(q["speaker"].split()) <= 8, article["id"]


def test_errors_of_the_unread_set_are_refused():
    command = [sys.executable, "-m", "benchmarks.blind", "--set", blind.UNREAD, "--errors"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert blind.UNREAD not in done.stderr.split("that may be read")[1]
