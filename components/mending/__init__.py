"""Readers mend what was found: on the page of corrections, and in windows over other pages."""
