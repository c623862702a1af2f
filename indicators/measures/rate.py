"""The part that one count is of another that holds it: chosen among candidates."""

from typing import ClassVar

from pydantic import Field

from indicators.measures.base import DerivedMeasure, Known


class Rate(DerivedMeasure):
    """A count ÷ a larger count that contains it, in the same cell: `k` of `n`."""

    no_sum: ClassVar[str] = "rapport de deux chiffres"
    rate: str = Field(description="Indicateur : combien remplissent la condition")
    among: str = Field(description="Indicateur : parmi combien")

    def made_of(self) -> tuple[str, ...]:
        """Return the part, then the whole."""
        return self.rate, self.among

    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return the share, the whole and the part; no value where the whole is 0."""
        part, whole = known
        if part.value is None or not whole.value:
            return None, 0, None
        return part.value / whole.value, round(whole.value), round(part.value)

    def computation(self) -> str:
        """Say how it is computed."""
        return "part d’un dénombrement dans un autre"
