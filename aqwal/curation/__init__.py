"""Corrections by readers: reversible, signed, kept beside the corpus and applied whenever it is opened.

The log is append-only (:mod:`.log`): undoing is a row too, so two readers who correct at once lose nothing, and a
new analysis of the same articles loses nothing either. :func:`apply` turns a corpus as analysed into the corpus
as corrected (:mod:`.applying`), finds what was corrected where its words are now (:mod:`.targets`) and tells which
corrections found nothing; :func:`suggest` lists likely merges, best first (:mod:`.suggestions`).
"""

from .applying import Applied, apply, new_id, split_id
from .exchange import export_csv, import_csv
from .log import ACTIONS, LONGEST, TYPES, Correction, add, effective, history, redo, stamp, undo, undone_by  # fmt: skip
from .refusals import Missing, Refused
from .suggestions import Suggestion, suggest, undecided
from .targets import described

__all__ = [
    "ACTIONS", "LONGEST", "TYPES", "Applied", "Correction", "Missing", "Refused", "Suggestion", "add", "apply", "described",
    "effective", "export_csv", "history", "import_csv", "new_id", "redo", "split_id", "stamp", "suggest", "undecided", "undo", "undone_by",
]  # fmt: skip
