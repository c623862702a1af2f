"""Whether a target is reached, as surely as the figure is known: its value, its interval, or the whole population."""

from typing import Literal

from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from reports.words import french
from reports.words.reading import small

Verdict = Literal["reached", "barely", "unsure", "missed"]
CONTAINS = "l’intervalle contient la cible"
IN_A_CELL: dict[Verdict, str] = {
    "reached": "atteinte",
    "barely": f"atteinte de justesse : {CONTAINS}",
    "unsure": "on ne peut pas trancher",
    "missed": "non atteinte",
}
"""A verdict where the table names the target beside it."""


def judged(figure: Figure, target: Target) -> Verdict | None:
    """Judge a figure by its target; None when no value may be read, so that nothing is judged.

    Where there is no interval, the value alone judges: what was counted whole (a register, a group of which everybody
    answered) has none. Of a few answers that have none, it tells nothing; nor where weights alone bring the value to the
    other side of its target from the counts that are printed.
    """
    if figure.status != "publie" or figure.value is None:
        return None
    met = target.holds(figure.value)
    if turned(figure, target):
        return "unsure"
    if figure.low is None or figure.high is None:
        if _OF_FEW & set(figure.flags) and "recensement" not in figure.flags:
            return "unsure"
        return "reached" if met else "missed"
    ends = (target.holds(figure.low), target.holds(figure.high))
    if met:
        return "reached" if all(ends) else "barely"
    return "unsure" if any(ends) else "missed"


_OF_FEW = {"effectif_faible", "comptes_seulement"}
"""What says that a figure is one of few answers: no figure of a register carries it."""


def turned(figure: Figure, target: Target) -> bool:
    """Whether the counts that are printed of few weighted answers are on the other side of a target from their weighted value."""
    if "redresse" not in figure.flags or not small(figure) or figure.k is None or not figure.n or figure.value is None:
        return False
    return target.holds(figure.k / figure.n) != target.holds(figure.value)


def doubt(figure: Figure, target: Target) -> str:
    """Say why one cannot tell whether a target is reached."""
    if turned(figure, target):
        return "les réponses redressées et les réponses comptées n’en sont pas du même côté"
    return CONTAINS if figure.low is not None else "ces réponses n’ont pas d’intervalle"


def in_words(verdicts: list[Verdict], which: str = "") -> str:
    """Say how many of some targets are reached, and how surely; `which` follows « cibles ».

    « La cible est atteinte de justesse », « Deux des trois cibles sont atteintes, dont une de justesse ; pour une, on ne peut
    pas trancher ».
    """
    n, met = len(verdicts), sum(one in ("reached", "barely") for one in verdicts)
    barely, unsure = verdicts.count("barely"), verdicts.count("unsure")
    if n == 1:
        return {
            "reached": f"La cible{which} est atteinte",
            "barely": f"La cible{which} est atteinte de justesse",
            "unsure": f"On ne peut pas dire si la cible{which} est atteinte",
            "missed": f"La cible{which} n’est pas atteinte",
        }[verdicts[0]]
    if met == n:
        said = f"Les {_number(n)} cibles{which} sont atteintes"
    else:
        many = "Aucune" if not met else _number(met).capitalize()
        verb = "n’est atteinte à coup sûr" if not met and unsure else "n’est atteinte" if not met else ""
        verb = verb or ("est atteinte" if met == 1 else "sont atteintes")
        said = f"{many} des {_number(n)} cibles{which} {verb}"
    if barely:
        said += " de justesse" if barely == met else f", dont {_number(barely)} de justesse"
    return said + (f" ; pour {_number(unsure)}, on ne peut pas trancher" if unsure else "")


def _number(count: int) -> str:
    """Write how many targets, in words: « une », « deux »."""
    return "une" if count == 1 else french.in_words(count)
