"""The values that a text was written for, kept in its front matter: when one of them moves, the text is to be read again."""

import re

from reports.composition.published import ReportedResults
from reports.words import reading

ONE, SEVERAL = "valeur", "valeurs"
_SAME = str.maketrans({"\u202f": " ", "\u00a0": " ", "−": "-", "’": "'"})


def kept_values(name: str, front: object) -> dict[str, str] | None:
    """Return which figures a text says it rests on, as printed: « id » or « id.partie » → value; None where it does not say.

    `name` is the figure that a single « valeur » is of.
    """
    if isinstance(front, dict) and set(front) == {ONE} and isinstance(front[ONE], str):
        return {name: front[ONE]}
    if isinstance(front, dict) and set(front) == {SEVERAL} and isinstance(front[SEVERAL], dict):
        return {str(key): str(said) for key, said in front[SEVERAL].items()}
    return None


def printed(published: ReportedResults, key: str) -> tuple[str, ...]:
    """Return how a figure is printed, alone or in a table (« id » or « id.partie »); nothing where no value is shown."""
    id, _, part = key.partition(".")
    figure = published.figure(id, part) if id in published.results.indicators else None
    if figure is None or figure.status != "publie" or (figure.value is None and figure.text is None):
        return ()
    return tuple(dict.fromkeys((reading.change(published.indicator(id), figure), reading.value(figure))))


def alike(said: str) -> str:
    """Return a value without what typography changes: two that are alike are the same."""
    return re.sub(r"\s+", " ", said.translate(_SAME)).strip()
