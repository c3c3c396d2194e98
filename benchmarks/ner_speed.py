"""Articles a second on one core: `python -m benchmarks.ner_speed [--articles N] [--bert]`.

Articles are counted at 266 words, the mean of the large corpus. With ``--bert`` a BERT-base encoder (12 layers of
768, 12 heads, int8 dynamic quantisation, random weights: they do not change the speed) runs in the same process on
inputs of the same length in word pieces; needs `torch`, which the product does not.
"""

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import time
from collections.abc import Callable

from aqwal import Article, analyse, entities, gazetteer, tagger
from aqwal.text import read

from .shared import CORPORA, lines

WORDS = 266
PIECES_A_WORD = 1.4
"""Word pieces that Arabic BERT vocabularies make of a news word."""
BATCH = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--bert", action="store_true")
    arguments = parser.parse_args()
    records = [r for _, r in zip(range(arguments.articles), lines(CORPORA / "saudinewsnet.jsonl.gz"), strict=False)]
    articles = [Article(str(i), r.get("title") or "", r["text"]) for i, r in enumerate(records)]
    documents = [read(a.text, title_end=len(a.title)) for a in articles]
    size = sum(len(d.words) for d in documents) / WORDS
    matches = [gazetteer.match(d) for d in documents]
    adjectives = [gazetteer.adjectives(d) for d in documents]

    def batches(work: Callable[[slice], object]) -> Callable[[], None]:
        def run() -> None:
            for at in range(0, len(documents), BATCH):
                work(slice(at, at + BATCH))

        return run

    rates = {
        "tagger": size / _seconds(batches(lambda s: tagger.tag(documents[s], matches[s], adjectives[s]))),
        "mentions": size / _seconds(batches(lambda s: entities.find(documents[s]))),
        "whole analysis": size / _seconds(lambda: analyse(articles)),
    }
    if arguments.bert:
        rates["int8 BERT-base"] = _bert()
    print(json.dumps({name: round(rate, 1) for name, rate in rates.items()}))


def _seconds(work: Callable[[], object], times: int = 2) -> float:
    """Processor time of the quickest of some runs: other programs on the machine count less."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def _bert() -> float:
    import torch

    torch.set_num_threads(1)

    class Layer(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.ask, self.offer, self.give, self.mix = (torch.nn.Linear(768, 768) for _ in range(4))
            self.up, self.down = torch.nn.Linear(768, 3072), torch.nn.Linear(3072, 768)
            self.first, self.second = torch.nn.LayerNorm(768), torch.nn.LayerNorm(768)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            heads = (part(x).view(*x.shape[:2], 12, 64).transpose(1, 2) for part in (self.ask, self.offer, self.give))
            seen = torch.nn.functional.scaled_dot_product_attention(*heads).transpose(1, 2).reshape(x.shape)
            x = self.first(x + self.mix(seen))
            return self.second(x + self.down(torch.nn.functional.gelu(self.up(x))))

    encoder = torch.nn.Sequential(*(Layer() for _ in range(12))).eval()
    quantised = torch.ao.quantization.quantize_dynamic(encoder, {torch.nn.Linear}, dtype=torch.qint8)
    with torch.inference_mode():
        inputs = torch.randn(4, round(WORDS * PIECES_A_WORD), 768)
        return 4 / _seconds(lambda: quantised(inputs))


if __name__ == "__main__":
    main()
