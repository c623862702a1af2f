"""What one figure of the territory owes to each partner's part of it, as one reader may see it."""

from dataclasses import dataclass
from typing import Literal

from initiatives.declaration.vocabulary import Unit

Verdict = Literal["verifie", "ecart", "masque", "ne_s_additionne_pas"]
"""The parts give the whole; they do not, which is a mistake of ours; a term is masked; it is no sum of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledLine:
    """One figure of the territory beside the sum of its parts; no number is left unless the verdict rests on it.

    `partners` gives the figure of each partner who has one; `apart` is that of the units attached to no partner;
    `why` says in French why a figure is no sum, or why the line holds no number.
    """

    indicator: str
    part: str
    part_label: str
    wave: str
    unit: Unit
    verdict: Verdict
    whole: float | None = None
    partners: tuple[tuple[str, float], ...] = ()
    apart: float | None = None
    why: str | None = None

    @property
    def added(self) -> float:
        """Return what the partners' figures add up to."""
        return sum(value for _, value in self.partners)

    @property
    def difference(self) -> float | None:
        """Return the whole less its parts: 0, or a mistake."""
        if self.whole is None or self.apart is None:
            return None
        return self.whole - self.added - self.apart
