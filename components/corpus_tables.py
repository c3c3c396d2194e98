"""What the corpus page says of a corpus: by outlet, over time, where nothing is, and all its tables as files."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd

from aqwal import counts, curation
from aqwal.corpus import COLUMNS, Corpus
from aqwal.selection import View

from . import rendering, tables
from .by_period import stacked
from .export import Chart
from .frame import Page
from .names import Names
from .palette import colour

SERIES = 8
GAP = pd.Timedelta(days=7)


def by_outlet(view: View, names: Names) -> pd.DataFrame:
    """One row an outlet, most articles first, with readable headings; undated articles counted apart."""
    t = names.words
    articles = view.articles.assign(outlet=view.articles["outlet"].astype("object").map(names.outlet, na_action=None))
    grouped = articles.groupby("outlet").agg(
        n=("words", "size"), quotations=("quotations", "sum"), first=("published", "min"), last=("published", "max"),
        undated=("published", lambda days: int(days.isna().sum())),
    ).sort_values(["n", "quotations"], ascending=False).reset_index()  # fmt: skip
    return pd.DataFrame({
        t("column_outlet"): grouped["outlet"],
        t("column_articles"): grouped["n"],
        t("column_quotations"): grouped["quotations"],
        t("column_first"): tables.days(grouped["first"], t),
        t("column_last"): tables.days(grouped["last"], t),
        t("column_undated"): grouped["undated"],
    })  # fmt: skip


def gaps(view: View, most: int = 3) -> list[tuple[int, date, date]]:
    """The longest stretches of a week or more without an article: days, first and last day of the stretch."""
    days = view.articles["published"].dropna().dt.normalize().drop_duplicates().sort_values()
    between = pd.DataFrame({"after": days, "before": days.shift(-1)}).dropna()
    between = between.assign(length=between["before"] - between["after"])
    longest = between[between["length"] > GAP].nlargest(most, "length")
    one = pd.Timedelta(days=1)
    return [(g.length.days - 1, (g.after + one).date(), (g.before - one).date()) for g in longest.itertuples()]


def volume(page: Page, outlets: list[str]) -> Chart:
    """Articles by outlet over time; ``outlets`` is the corpus's own order, which fixes the colours."""
    t, view = page.t, page.view
    named = [o for o in outlets if o in set(view.articles["outlet"])][:SERIES]
    shown = view.articles.assign(
        outlet=view.articles["outlet"].astype(object).where(view.articles["outlet"].isin(named), "")
    )
    grain = counts.grain_for(shown["published"])
    table = counts.over_time(shown, "outlet", grain)
    order = [o for o in [*named, ""] if o in set(table["outlet"])]
    labels = {o: page.names.outlet(o) if o else t("rest") for o in order}
    colours = {o: colour(page.palette, o, outlets) if o else page.palette.rest for o in order}
    return stacked(
        page, "articles-outlets", table, by="outlet", grain=grain, noun="article", order=order, labels=labels, colours=colours,
        title=t("volume_title"),
    )  # fmt: skip


def zipped(corpus: Corpus, kind: str, log: Path) -> bytes:
    """All tables as ``csv`` (with a byte-order mark, for Excel) or ``parquet``, zipped; with them, where readers have
    corrected what they hold, the corrections that ``log`` keeps."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in COLUMNS:
            table = getattr(corpus, name)
            bundle.writestr(f"{name}.{kind}", rendering.csv(table) if kind == "csv" else table.to_parquet(index=False))
        if curation.history(log):
            bundle.writestr("corrections.csv", curation.export_csv(log))
    return out.getvalue()
