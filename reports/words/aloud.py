"""Figures in the words of who hears a drawing: base, interval and target beside the value, and no sign that is not read."""

from collections.abc import Sequence

from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from reports.words import french, reading


def answers(count: float) -> str:
    """Say of how many answers: « 221 réponses »."""
    return f"{french.integer(count)} réponse{'s' if count > 1 else ''}"


def figure(label: str, shown: Figure, target: Target | None, *, said: str = "", based: bool = True) -> str:
    """Say one figure: « Satisfaits : 88 %, parmi 76 réponses, intervalle de 79 % à 93 %, cible 80 % ».

    `said` is its value in other words; without `based`, others say of how many answers it is.
    """
    parts = [said or reading.value(shown)]
    if based and shown.n and not (reading.small(shown) and shown.unit == "part"):
        parts.append(_base(shown))
    return french.typography(f"{label} : {', '.join([*parts, *sure_and_wanted(shown, target)])}")


def sure_and_wanted(shown: Figure, target: Target | None = None) -> list[str]:
    """Say the interval of a figure and its target, where it has them: « intervalle de 79 % à 93 % », « cible 80 % »."""
    between = reading.bounds(shown, spelled=True).replace("intervalle à 95 % : de", "intervalle de")
    wanted = "" if target is None else f"cible {reading.goal(shown, target)}"
    return [said for said in (between, wanted) if said]


def shares(named: Sequence[tuple[str, Figure, Target | None]]) -> str:
    """Say several shares, of how many answers once where all have one base."""
    bases = {_base(shown) for _, shown, _ in named if shown.n and not reading.small(shown)}
    alike = len(named) > 1 and len(bases) == 1
    told = [figure(label, shown, target, based=not alike) for label, shown, target in named]
    # Their base comes first: heard after the last of them, it would be that one's.
    return french.typography(" ; ".join([f"Chaque part est {bases.pop()}", *told] if alike else told))


MOST = 12
"""Values that are heard one after the other where a table has them too; of more, the first ones."""
_FIRST = 3


def drawing(title: str, values: str, *, tabled: bool) -> str:
    """Say a drawing by itself: what it shows, then its values, a sentence each: a list on « ; » is heard in one breath.

    The title comes first though it was just read: who goes from drawing to drawing reads no heading. `tabled` says that a table
    has the values: of many, the first three are heard, as they are drawn, and where the others are.
    """
    shown = title.removesuffix(".")
    told = values.removeprefix(shown).removeprefix(".").strip().removesuffix(".")
    said = [one for one in told.split(f"{french.NARROW}; ") if one]
    if tabled and len(said) > MOST:
        said = [*said[:_FIRST], "Les autres valeurs sont dans les tableaux complets"]
    return " ".join(
        f"{one[:1].upper()}{one[1:]}{'' if one.endswith(('.', '?', '!')) else '.'}" for one in (shown, *said)
    )


def _base(shown: Figure) -> str:
    """Say of how many: of answers, which have a wave, or of the rows of a register."""
    return f"parmi {answers(shown.n or 0)}" if shown.cell.wave else f"sur {french.integer(shown.n or 0)}"
