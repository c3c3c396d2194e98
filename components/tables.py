"""Tables on the page: columns in reading order, numbers and days in the reader's digits, still sortable."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st
from pandas.api.types import is_numeric_dtype

from .wording import Words

WHOLE = 20
"""A table of so many rows is shown whole; a longer one scrolls."""


def show(table: pd.DataFrame, t: Words, headings: Mapping[str, str] | None = None) -> None:
    """Draw a table. ``headings`` names its columns where their own names are not for readers."""
    st.dataframe(
        table, hide_index=True, column_order=order(table, t), column_config=columns(table, headings or {}),
        height="content" if len(table) <= WHOLE else "auto",
    )  # fmt: skip


def order(table: pd.DataFrame, t: Words) -> list[str]:
    """The columns as they must be handed over: Streamlit lays them out from the left in both directions."""
    return list(table)[:: -1 if t.language == "ar" else 1]


def columns(table: pd.DataFrame, headings: Mapping[str, str], widths: Mapping[str, str | int] | None = None) -> dict:
    """How each column is headed and written; whole numbers in the digits of the page's language (ground.js)."""
    return {
        name: (
            st.column_config.NumberColumn(headings.get(name), format="localized", width="small")
            if is_numeric_dtype(table[name])
            else st.column_config.Column(headings.get(name), width=(widths or {}).get(name))  # type: ignore[arg-type]
        )
        for name in table
    }


def days(published: Iterable[pd.Timestamp], t: Words) -> list[str]:
    """Days as a column: year first, so that they sort, in the reader's digits.

    >>> days([pd.Timestamp("2024-01-05"), pd.NaT], Words("common", "ar"))
    ['٢٠٢٤/٠١/٠٥', '']
    """
    return [t.digits(f"{d:%Y/%m/%d}") if pd.notna(d) else "" for d in published]
