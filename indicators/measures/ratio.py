"""One figure divided by another: sessions per participant, euros per hour."""

from typing import ClassVar

from pydantic import Field

from indicators.counting.tallies import TERRITORY, Cell
from indicators.measures.base import DerivedMeasure, Known


class Ratio(DerivedMeasure):
    """The value of an indicator ÷ that of another, in the same cell, for so many units of the other."""

    no_sum: ClassVar[str] = "rapport de deux chiffres"
    ratio: str = Field(description="Indicateur au numérateur")
    to: str = Field(description="Indicateur au dénominateur")
    per: int = Field(
        default=1, ge=1, description="Pour combien d’unités du dénominateur : 1000 pour « pour 1 000 habitants »"
    )
    only_territory: bool = Field(
        default=False,
        description="À écrire quand les deux indicateurs ne parlent pas du même partenaire : qui apporte, qui accueille",
    )

    def speaks_of(self, cell: Cell) -> bool:
        """Tell whether the two figures of a cell speak of the same units."""
        return cell.scope == TERRITORY or not self.only_territory

    def made_of(self) -> tuple[str, ...]:
        """Return numerator, then denominator."""
        return self.ratio, self.to

    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return the quotient times `per`, and the denominator's base; no value where the denominator is 0 or unknown."""
        above, below = known
        if above.value is None or not below.value:
            return None, below.n, None
        return self.per * above.value / below.value, below.n, None

    def computation(self) -> str:
        """Say how it is computed."""
        return "rapport de deux indicateurs"
