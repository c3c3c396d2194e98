"""Recall on reporting verbs from gold dependency trees (``gold/reported_speech_sentences.jsonl``).

A verb is found when a quotation's cue overlaps it; an expressed speaker is right when the quotation's source or
speaker holds the same name. The treebanks annotate no other quotations, so precision cannot be measured on them.
"""

import pandas as pd

from aqwal import Article, analyse
from aqwal.scoring import overlap, same_speaker

from .shared import GOLD, lines


def measure() -> dict[str, tuple[float, int]]:
    """``verbs`` found and ``speakers`` right among the verbs found with an expressed speaker."""
    records = list(lines(GOLD / "reported_speech_sentences.jsonl"))
    ids = {sentence: f"s{i}" for i, sentence in enumerate(dict.fromkeys(r["sentence"] for r in records))}
    made = analyse(Article(i, "", sentence) for sentence, i in ids.items())
    names = dict(zip(made.entities["entity_id"], made.entities["name_ar"], strict=True))
    found = {
        key: list(rows.itertuples()) for key, rows in made.quotations.groupby(made.quotations["article_id"].astype(str))
    }
    verbs = speakers = expressed = 0
    for r in records:
        verb = (r["verb"]["start"], r["verb"]["end"])
        hits = [
            q for q in found.get(ids[r["sentence"]], [])
            if not pd.isna(q.cue_start) and overlap(verb, (q.cue_start, q.cue_end)) > 0
        ]  # fmt: skip
        verbs += bool(hits)
        if r["speaker"] and not r["prodrop"]:
            expressed += 1
            gold = " ".join(part["text"] for part in r["speaker"])
            speakers += any(_names(gold, q, r["sentence"], names) for q in hits)
    return {"verbs": (verbs / len(records), len(records)), "speakers": (speakers / expressed, expressed)}


def _names(gold: str, q, sentence: str, names: dict[str, str]) -> bool:
    printed = "" if pd.isna(q.source_start) else sentence[q.source_start : q.source_end]
    return same_speaker(gold, printed) or same_speaker(gold, names.get(str(q.speaker_id)))
