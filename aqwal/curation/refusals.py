"""Why a correction was refused, said in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path


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


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))
