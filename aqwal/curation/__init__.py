"""Corrections by readers: reversible, signed, kept beside the corpus and applied whenever it is opened.

The log is append-only (:mod:`.log`): undoing is a row too, so two readers who correct at once lose nothing, and a
new analysis of the same articles loses nothing either. :func:`apply` turns a corpus as analysed into the corpus
as corrected (:mod:`.applying`); :func:`suggest` lists likely merges, best first (:mod:`.suggestions`).
"""

from .applying import apply, split_id
from .log import (
    ACTIONS,
    LONGEST,
    TYPES,
    Correction,
    add,
    effective,
    export_csv,
    history,
    import_csv,
    redo,
    stamp,
    undo,
    undone_by,
)  # fmt: skip
from .refusals import Refused
from .suggestions import Suggestion, suggest

__all__ = [
    "ACTIONS", "LONGEST", "TYPES", "Correction", "Refused", "Suggestion", "add", "apply", "effective", "export_csv", "history",
    "import_csv", "redo", "split_id", "stamp", "suggest", "undo", "undone_by",
]  # fmt: skip
