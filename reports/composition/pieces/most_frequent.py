"""The sentence of a question that has no main figure: which answers come first, all those that tie among them."""

import re
from itertools import groupby

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports.words import french, reading

NONE = ("aucun", "aucune", "rien")
"""Options that say « none of these »: they are told apart, never as a first answer."""
MOST_TIED = 4
"""Answers named when several come second alike; beyond, the rest are counted."""
_READS_ON = re.compile(r"(?i)(?:les?|la|une?|des|du|d’autres|de la|m[oae]n?|mes|nos|notre) |(?:de )?l['’]")
"""How an answer begins that goes on from a verb, « la vue », « du matériel », « ma place »; any other one is quoted."""


def most_frequent(indicator: Indicator, parts: tuple[Figure, ...]) -> str:
    """Say which two answers come first, and of how many: the sentence of a question that has no main figure."""
    if parts[0].status != "publie":
        return reading.sentence(indicator, parts[0])
    named = first_answers(indicator, parts, based=True)
    if not named:
        return french.typography(f"{indicator.label} : aucune réponse exploitable.")
    return french.typography(f"{' ; '.join([named, *_beside(parts)])}.")


def first_answers(indicator: Indicator, parts: tuple[Figure, ...], *, based: bool = False, steps: int = 2) -> str:
    """Name the answers that come first, without a final point; "" where nobody answered.

    `based` says out of how many answers, where a title leaves it to what follows; `steps` is how many ranks are told.
    """
    named = ranked(parts)
    if not named:
        return ""
    if indicator.first:
        return french.typography(f"{indicator.first} {led(named, based=based, steps=steps)}{_untold(parts)}")
    level = [figure for figure in named if figure.value == named[min(1, len(named) - 1)].value]
    places = max(len(named[:2]), named.index(level[-1]) + 1)  # all that come second alike
    first, beyond = named[: min(places, MOST_TIED)], places - MOST_TIED
    told = [f"« {figure.part_label} » ({reading.value(figure)})" for figure in first]
    told += [_alike(beyond)] if beyond > 0 else []
    verb = "est la réponse la plus souvent" if len(told) == 1 else "sont les réponses les plus souvent"
    given = "citée" if none_of_these(parts) else "donnée"
    base = f", parmi {french.integer(parts[0].n or 0)} répondants" if based and not reading.small(first[0]) else ""
    told_of = f"{french.joined(told)} {verb} {given}{'' if len(told) == 1 else 's'}"
    return french.typography(f"{told_of}{_among(parts, first)}{base}")


def _among(parts: tuple[Figure, ...], first: list[Figure]) -> str:
    """Say among which answers these come first, where others were given more often, or may not be told."""
    none = none_of_these(parts)
    if none is not None and (none.value or 0.0) >= (first[0].value or 0.0):
        return f", après « {french.lower_first(none.part_label)} »"
    return _untold(parts)


def _untold(parts: tuple[Figure, ...]) -> str:
    return ", parmi les réponses qui peuvent être publiées" if any(one.status == "masque" for one in parts) else ""


def led(named: list[Figure], *, based: bool = False, steps: int = 2) -> str:
    """Say who comes first, and who comes next: « les trajets (43 %), puis la connexion (37 %) »; ties stand together."""
    n = named[0].n or 0
    levels = [list(level) for _, level in groupby(named, key=lambda figure: figure.value)][:steps]
    if len(levels[0]) > 1:
        levels = levels[:1]
    written = []
    for level, base in zip(levels, (f" des {french.integer(n)} réponses" if based else "", ""), strict=False):
        amount = reading.value(level[0]) if base or level is levels[0] else _amount(level[0])
        amount += base if not reading.small(level[0]) else ""
        shown, beyond = level[:MOST_TIED], len(level) - MOST_TIED
        told = [_option(figure.part_label) for figure in shown] + ([_alike(beyond)] if beyond > 0 else [])
        written.append(f"{french.joined(told)}{', à égalité' if len(level) > 1 and beyond <= 0 else ''} ({amount})")
    return ", puis ".join(written)


def _option(label: str) -> str:
    """Write an answer in the run of a sentence; one without an article stays as the questionnaire has it, between quotes."""
    return french.lower_first(label) if _READS_ON.match(label) and "," not in label else f"« {label} »"


def unread(parts: tuple[Figure, ...]) -> str:
    """Say how many answers could not be read, which no bar shows; "" where all were."""
    said = reading.unread(parts[0])
    return french.typography(f"{said[:1].upper()}{said[1:]}.") if said else ""


def _beside(parts: tuple[Figure, ...]) -> list[str]:
    none, lacks = none_of_these(parts), reading.unread(parts[0])
    return [*([_said_none(none)] if none else []), *([lacks] if lacks else [])]


def _amount(figure: Figure) -> str:
    return french.integer(figure.k or 0) if reading.small(figure) else reading.value(figure)


def _alike(count: int) -> str:
    return f"{count} autre{'s' if count > 1 else ''} à égalité"


def _said_none(none: Figure) -> str:
    alone = none.k == 1 and reading.small(none)
    if (word := none.part_label.split()[0].lower()) in NONE[:2]:
        return f"{reading.value(none)} n’en {'cite' if alone else 'citent'} {word}"
    return f"{reading.value(none)} {'dit' if alone else 'disent'} « {french.lower_first(none.part_label)} »"


def ranked(parts: tuple[Figure, ...]) -> list[Figure]:
    """Return the answers that were given, the most frequent first; « none of these » only where it is alone."""
    given = sorted((figure for figure in parts if figure.value), key=lambda figure: -(figure.value or 0))
    return [figure for figure in given if figure.part not in NONE] or given


def none_of_these(parts: tuple[Figure, ...]) -> Figure | None:
    """Return how many answered « none of these », where others gave an answer beside which it is told; None else."""
    first = ranked(parts)[:1]
    return next((one for one in parts if one.value and one.part in NONE and one not in first), None)
