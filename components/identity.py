"""Who or what an entity is, beyond its name: its other names, and the offices that it held."""

import pandas as pd

from aqwal import offices
from aqwal.gazetteer_records import country_ids, toml

from .frame import Page
from .wording import plain


def other_names(page: Page, code: str, most: int = 6) -> str:
    """What else it is called and printed as, listed; "" where nothing else."""
    record = record_of(page, code)
    names = [plain(a) for a in (record["name_ar"], record["name_en"], *record["aliases"]) if a]
    others = [o for o in dict.fromkeys(names) if o and o != page.names.entity(code)][:most]
    return _comma(page).join(others)


def offices_held(page: Page, code: str) -> str:
    """The offices of a public figure, of which country or body and in which years; "" for others."""
    return " · ".join(_term(page, term) for term in offices.terms(code))


def record_of(page: Page, code: str) -> pd.Series:
    """The row of the table of entities."""
    table = page.index.corpus.entities
    return table.loc[table["entity_id"] == code].iloc[0]


def _term(page: Page, term: offices.Term) -> str:
    t = page.t
    office = toml("offices")["office"][term.office][f"name_{t.language}"]
    held_in = country_ids().get(term.of, term.of)
    of = page.names.entity(held_in) if held_in in page.names.entities else ""
    years = [t.digits(str(d.year)) for d in (term.begin, term.finish) if d]
    when = "–".join(dict.fromkeys(years))
    if term.finish == toml("offices")["as_of"]:  # nothing says that he has left it
        when = t("since_year", year=years[0]) if term.begin else ""
    return f"{office} ({_comma(page).join(filter(None, (of, when)))})"


def _comma(page: Page) -> str:
    return "، " if page.language == "ar" else ", "
