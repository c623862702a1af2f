"""How a column of dates is read: all its cells decide together whether the day or the month comes first."""

from datetime import date
from functools import partial
from typing import Literal

import pandas as pd

from initiatives.collection.raw import RawTable
from initiatives.validation.ledger import Ledger, unlike_reading
from initiatives.validation.parsing import in_figures, parse_date
from initiatives.validation.whole_columns import Parsed, parse_column
from initiatives.validation.wrong import Wrong


def read_dates(ledger: Ledger, place: int, identifies: bool = False) -> Parsed[date]:
    """Read the dates of a column, and note those that cannot be; with `identifies`, they set their row aside.

    The declaration says which comes first, the day or the month; else the column does, when one of its dates can be read in
    one way only; else the day, as in France. Another order than that, or years of two figures, are told.
    """
    texts = ledger.raw.frame.iloc[:, place]
    figures = _in_figures(texts)
    month_first = bool(is_month_first(ledger.raw, place))
    if month_first and ledger.raw.reading.dates is None:
        ledger.note("notice", MONTH_FIRST, column=place)
    if any(len(year) == 2 for _, _, year in figures):
        ledger.note("notice", SHORT_YEARS, column=place)
    declared = ledger.raw.reading.dates
    months = ((second, first) if declared == "fr" else (first, second) for first, second, _ in figures)
    unlike = sum(day_shown <= 12 < month_shown <= 31 for month_shown, day_shown in months)
    if declared and unlike:
        ledger.note("notice", _in_the_other_order(declared, unlike), column=place)
    parsed = parse_column(texts, ledger.kept, partial(parse_date, month_first=month_first))
    return ledger.take(parsed, place, identifies)


def is_month_first(raw: RawTable, place: int) -> bool | None:
    """Say whether the dates of a column are read month first; None where none is written in figures that may be read two ways."""
    figures = _in_figures(raw.frame.iloc[:, place])
    if not figures:
        return None
    if raw.reading.dates is not None:
        return raw.reading.dates == "us"
    return any(second > 12 for _, second, _ in figures) and not any(first > 12 for first, _, _ in figures)


def _in_figures(texts: "pd.Series[str]") -> list[tuple[int, int, str]]:
    # The whole column of the file, of which this table may hold one wave only.
    return [found for found in map(in_figures, texts.cat.categories) if found]


def _in_the_other_order(declared: Literal["fr", "us"], dates: int) -> Wrong:
    orders = "mois/jour", "jour/mois"
    said, shown = orders if declared == "us" else orders[::-1]
    several = f"{dates} de ces dates ne se lisent" if dates > 1 else "une de ces dates ne se lit"
    return unlike_reading(f"« reading › dates » dit « {declared} » ({said}), mais {several} que {shown}")


MONTH_FIRST = Wrong(
    "dates_mois_jour",
    "ces dates sont lues mois/jour/année : une au moins ne se lit pas autrement.",
    "Si c’est bien cela, déclarez-le (« reading: {dates: us} ») ; sinon corrigez celle dont le mois dépasse 12.",
)
SHORT_YEARS = Wrong(
    "annees_a_deux_chiffres",
    "des années y sont écrites sur deux chiffres : elles sont lues 20aa.",
    "Écrivez l’année en entier si ce n’est pas cela.",
)
