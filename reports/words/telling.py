"""How figures read one after the other: a title that states one, what goes on from it, a paragraph of several."""

import re
from collections.abc import Sequence

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports.words import french, reading

_OF_ALL = "{value} des {n} "


def sentences(
    figures: Sequence[tuple[Indicator, Figure]],
    *,
    spelled: bool = True,
    told: str | None = None,
) -> list[str]:
    """Say figures one after the other: the first interval in words, the next ones short; a reason for masking once.

    `spelled` is False, and `told` a reason, where a sentence before these said them.
    """
    said = []
    for indicator, figure in figures:
        said.append(reading.sentence(indicator, figure, spelled=spelled, told=told))
        spelled = spelled and not (reading.said(figure) and reading.interval(figure))
        told = figure.reason if figure.untold else told
    return said


def title(indicator: Indicator, figure: Figure) -> str:
    """State a figure as a title does, without its base: « Trois quarts des seniors citent le lien social (75 %) ».

    A fraction is said only where it is true within half a point. A figure that says nothing leaves the label alone.
    """
    if not reading.said(figure):
        return french.typography(indicator.label)
    template = reading.BRACKET.sub("", reading.counted(indicator.reading, figure)).rstrip(".")
    if _share_of_all(indicator, figure):
        fraction = french.fraction(figure.value or 0.0)
        rest = template.removeprefix(_OF_ALL)
        template = f"{fraction} des {rest} ({{value}})" if fraction else f"{{value}} des {rest}"
    return reading.filled(template, indicator, figure, "")


_ANSWERING = re.compile(r"^(?P<who>.+?) répondante?s (?P<say>.+)$")


def aloud_to_all(indicator: Indicator, figure: Figure) -> str:
    """Say a share as one would to those who live there: « Plus de six seniors sur dix se disent plus à l’aise ».

    No percentage and no base, which stand beside. Of few answers, and where the sentence of the indicator does not begin by
    those who answered, it is said as a title says it.
    """
    found = _ANSWERING.match(reading.BRACKET.sub("", indicator.reading).removeprefix(_OF_ALL).rstrip("."))
    if not reading.said(figure) or not _share_of_all(indicator, figure) or found is None:
        return title(indicator, figure)
    return french.typography(f"{french.out_of(figure.value or 0.0, found['who'])} {found['say']}")


def continuation(indicator: Indicator, figure: Figure, *, spelled: bool) -> str:
    """Go on from the title of a figure: how sure it is, and what it leaves out; "" when the title says it all."""
    if figure.untold:
        why = reading.masked(figure)
        return french.typography(f"{why[:1].upper()}{why[1:]}")
    if not reading.said(figure):
        return reading.sentence(indicator, figure)
    shown, lacks = reading.bounds(figure, spelled=spelled), reading.left_out(indicator, figure)
    whole = "ils sont" if reading.small(figure) else "ce chiffre va"
    sure = f"{whole} {shown}" if reading.is_range(figure) and shown else shown
    said = " ; ".join(filter(None, (sure, lacks)))
    return french.typography(f"{said[:1].upper()}{said[1:]}.") if said else ""


def _share_of_all(indicator: Indicator, figure: Figure) -> bool:
    """Whether a title may say a figure as a fraction of those who answered: a share that is no count."""
    return figure.unit == "part" and not reading.small(figure) and indicator.reading.startswith(_OF_ALL)
