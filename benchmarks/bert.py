"""What the whole analysis is measured against: an int8 BERT-base encoder, in the same process, on one core.

12 layers of 768 with 12 heads, dynamic int8 quantisation, random weights (they do not change the speed), on inputs as
long as articles are in word pieces. Needs `torch`, which the product does not: `pip install torch==2.13.0` into an
environment of its own.
"""

import warnings
from collections.abc import Callable
from typing import Any

from .shared import Absent

WORDS = 266
"""Words of an article, the mean of the large corpus."""
PIECES_A_WORD = 1.4
"""Word pieces that Arabic BERT vocabularies make of a news word."""
TOGETHER = 4
"""Articles in one call of the work that :func:`encoder` gives."""


def encoder() -> Callable[[], Any]:
    """Work that encodes TOGETHER articles. Raises Absent without torch."""
    try:
        import torch
    except ImportError:
        raise Absent("torch is not here: nothing to compare the whole analysis with.") from None

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

    layers = torch.nn.Sequential(*(Layer() for _ in range(12))).eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the interface is to move, not to change
        quantised = torch.ao.quantization.quantize_dynamic(layers, {torch.nn.Linear}, dtype=torch.qint8)
    inputs = torch.randn(TOGETHER, round(WORDS * PIECES_A_WORD), 768)

    def encode() -> Any:
        with torch.inference_mode():
            return quantised(inputs)

    return encode
