"""What cells must respect to be counted, from the declaration: bounds, dates, keys. What does not is set aside."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from operator import gt, lt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.register_contract import RegisterContract
from initiatives.validation.whole_columns import Rows
from initiatives.validation.wrong import Wrong

LATE = timedelta(days=60)
"""How long before and after a wave an answer may be dated: paper forms are typed in late."""


class Breach(NamedTuple):
    """Cells of a column that break one rule of its contract: positions of their rows, in order."""

    column: str
    rule: str
    rows: NDArray[np.intp]


class Rule(NamedTuple):
    """What one column must respect; bounds are included, numbers are in the column’s own integers."""

    low: int | date | None = None
    high: int | date | None = None
    required: bool = False
    unique: bool = False


def question_rules(questions: Mapping[str, Question], evaluated_on: date) -> dict[str, Rule]:
    """Return what numbers and dates of a questionnaire must respect; a date lies before the evaluation."""
    rules = {}
    for name, question in questions.items():
        if question.answer == "number":
            rules[name] = Rule(*_scaled(question.minimum, question.maximum, question.decimals))
        elif question.answer == "date":
            rules[name] = Rule(high=evaluated_on)
    return rules


def response_date_rule(opens: date, closes: date) -> Rule:
    """Return when an answer may have been given: its wave, 60 days on either side.

    It never depends on today’s date: the same files give the same results tomorrow.
    """
    return Rule(opens - LATE, closes + LATE)


def register_rules(contract: RegisterContract, evaluated_on: date) -> dict[str, Rule]:
    """Return what the columns of a register must respect; a date lies before the evaluation, unless it is planned."""
    rules = {}
    for name, column in contract.columns.items():
        low: int | date | None = None
        high: int | date | None = None
        if column.kind == "number":
            low, high = _scaled(column.minimum, column.maximum, column.decimals)
        elif column.kind == "date" and not column.may_be_planned:
            high = evaluated_on
        if column.kind != "text":
            rules[name] = Rule(low, high, column.required, name == contract.key)
    return rules


def _scaled(minimum: float | None, maximum: float | None, decimals: int) -> tuple[int | None, int | None]:
    low, high = (None if bound is None else round(bound * 10**decimals) for bound in (minimum, maximum))
    return low, high


def breaches(frame: pd.DataFrame, rules: Mapping[str, Rule]) -> list[Breach]:
    """Return every cell of a typed frame that breaks its rule, by column, then by rule; a blank breaks none but `required`."""
    found = [
        Breach(name, broken, np.flatnonzero(rows))
        for name, rule in rules.items()
        if name in frame
        for broken, rows in _broken(frame[name], rule)
        if rows.any()
    ]
    return sorted(found, key=lambda breach: (breach.column, breach.rule))


def _broken(column: "pd.Series[Any]", rule: Rule) -> Iterator[tuple[str, Rows]]:
    for bound, beyond, of_date in ((rule.low, lt, "date_trop_ancienne"), (rule.high, gt, "date_future")):
        if isinstance(bound, date):
            yield of_date, beyond(column, pd.Timestamp(bound)).to_numpy(dtype=bool)
        elif bound is not None:
            yield "hors_bornes", beyond(column, bound).to_numpy(dtype=bool, na_value=False)
    if rule.required:
        yield "valeur_absente", column.isna().to_numpy(dtype=bool)
    if rule.unique:
        yield "doublon", (column.duplicated(keep="last") & column.notna()).to_numpy(dtype=bool)


def explain(breach: str, rule: Rule, decimals: int = 0) -> Wrong:
    """Say in French what a broken rule means; only declared bounds are quoted."""
    if breach == "hors_bornes":
        low, high = (None if bound is None else shown_bound(bound, decimals) for bound in (rule.low, rule.high))
        bounds = f"de {low} à {high}" if low and high else f"au moins {low}" if low else f"au plus {high}"
        return Wrong(breach, f"ce nombre est hors des bornes déclarées ({bounds}).", "Corrigez-le.")
    return _EXPLAINED[breach]


def shown_bound(bound: int | date, decimals: int) -> str:
    """Write a bound as people do: a number of 10^-decimals, or a date."""
    return f"{bound / 10**decimals:g}".replace(".", ",") if isinstance(bound, int) else f"{bound:%d/%m/%Y}"


_EXPLAINED = {
    wrong.rule: wrong
    for wrong in (
        Wrong("date_future", "cette date vient après la période évaluée.", "Corrigez l’année, le mois ou le jour."),
        Wrong(
            "date_trop_ancienne", "cette date vient avant la période évaluée.", "Corrigez l’année, le mois ou le jour."
        ),
        Wrong("valeur_absente", "cette cellule est vide alors qu’elle est attendue.", "Complétez-la."),
        Wrong(
            "doublon",
            "une ligne plus bas porte le même identifiant : c’est elle qui compte.",
            "Supprimez la ligne en trop, ou corrigez son identifiant.",
        ),
    )
}
