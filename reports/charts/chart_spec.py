"""What every chart is before it is drawn: plain frozen data, and the sentence for who cannot see it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.charts.palette import HOUSE, Palette

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, kw_only=True)
class ChartSpec(ABC):
    """One chart, as data. Equal data is the same chart, drawn once for all editions."""

    alt: str
    """What the chart says, for who cannot see it: the finding, then the values."""

    @abstractmethod
    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing, `width` millimetres wide: labels go beside the marks on a page, above them on a phone.

        `palette` is that of the initiative.
        """
