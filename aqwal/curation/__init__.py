"""Corrections by readers: reversible, signed, kept beside the corpus and applied whenever it is opened.

The log is append-only (:mod:`.log`): undoing is a row too, so two readers who correct at once lose nothing, and a
new analysis of the same articles loses nothing either. :func:`apply` turns a corpus as analysed into the corpus
as corrected (:mod:`.applying`); :func:`suggest` lists likely merges, best first (:mod:`.suggestions`).
"""

from .applying import apply
from .log import ACTIONS, Correction, add, effective, export_csv, history, import_csv, stamp, undo
from .suggestions import Suggestion, suggest

__all__ = [
    "ACTIONS", "Correction", "Suggestion", "add", "apply", "effective", "export_csv", "history", "import_csv", "stamp",
    "suggest", "undo",
]  # fmt: skip
