"""Why a correction was refused, or finds nothing to correct, said in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


class Refused(ValueError):
    """A correction that says too little, or something senseless.

    ``code`` names the message in messages.toml, ``values`` fills its placeholders; ``row`` is the row of an imported
    file (1 is the first below the headings), 0 for none.
    """

    def __init__(self, code: str, row: int = 0, **values: object) -> None:
        self.code, self.row, self.values = code, row, values
        super().__init__(self.text())

    def text(self, language: str = "en") -> str:
        """What is wrong, and for a row of a file where and what next; in Arabic (``ar``) or English (``en``).

        >>> Refused("no_integer", 3, value="x").text()
        'row 3: "x" is no whole number. The row was left out; correct it and import the file again.'
        """
        reason = _messages()[self.code][language].format(**self.values)
        return _messages()["left_out"][language].format(row=self.row, reason=reason) if self.row else reason

    def at(self, row: int) -> "Refused":
        """The same of a row of a file."""
        return Refused(self.code, row, **self.values)


class Missing(LookupError):
    """What a correction is about is not in this analysis. ``code`` names the message in messages.toml."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(self.text())

    def text(self, language: str = "en") -> str:
        """Why, and what next, in Arabic (``ar``) or English (``en``).

        >>> Missing("no_article").text()
        'Its article is not in this corpus. It holds again when the article is added.'
        """
        return _messages()["missing"][self.code][language]


@cache
def _messages() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))
