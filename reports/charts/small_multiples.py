"""The same shares in each kind of place: one small panel per kind, all on one scale, the whole as a thin line behind."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import HOUSE, Palette
from reports.charts.rows import GAP, Rows
from reports.charts.sheet import Sheet, line_height, wrap
from reports.charts.units import strip
from reports.words.french import percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BETWEEN, MARK, SIDE = 6.0, 1.5, 3.0
"""Millimetres between panels, half-width of a point, side of a square at most."""
MOST = 29
"""Answers that are still few: a row of so many squares fills a panel, so that squares are of one size in all panels."""


@dataclass(frozen=True)
class Panel:
    """One kind: what is written under the mark; no value where it is masked; k and n where few answered."""

    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    few: tuple[int, int] | None = None
    """How many of how many, drawn as squares: too few answers for a place on the scale."""


@dataclass(frozen=True)
class MultiplesRow:
    """One indicator: its label, the share of the whole and how it reads, one panel per kind."""

    label: str
    whole: float | None
    detail: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, kw_only=True)
class SmallMultiples(ChartSpec):
    """Panels from 0 to 100 %: kinds side by side on a page, under one another on a phone."""

    kinds: tuple[str, ...]
    rows: tuple[MultiplesRow, ...]
    group: str = ""
    """Mark of the group (a key of `style.MARKS`), which gives the colour; empty for the accent."""

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        """Return the drawing."""
        sheet = Sheet(width, palette)
        frame = Rows.on(sheet, [row.label for row in self.rows], margin=3.0, widest=42.0)
        return sheet.finish(self._under(frame) if frame.above else self._beside(frame))

    def _beside(self, frame: Rows) -> float:
        wide = (frame.right - frame.left - BETWEEN * (len(self.kinds) - 1)) / max(len(self.kinds), 1)
        panels = [
            replace(
                frame, left=frame.left + place * (wide + BETWEEN), right=frame.left + place * (wide + BETWEEN) + wide
            )
            for place in range(len(self.kinds))
        ]
        named = [wrap(kind, wide, style.TEXT, strong=True) for kind in self.kinds]
        most, step = max((len(lines) for lines in named), default=0), line_height(style.TEXT)
        y = most * step + 2
        for panel, lines in zip(panels, named, strict=True):
            frame.sheet.lines(panel.left, (most - len(lines)) * step, lines, strong=True)
        for row in self.rows:
            middle, bottom = frame.label(y, row.label, row.detail, 11.0)
            for one, shown in zip(panels, row.panels, strict=True):
                self._panel(one, shown, row.whole, middle - 2)
            y = bottom + GAP
        if any(_placed(panel) for row in self.rows for panel in row.panels):
            y = max(one.axis(y - GAP, [(0.0, "0"), (1.0, percent(1))]) for one in panels)
        return y

    def _under(self, frame: Rows) -> float:
        y = 0.5
        left = min(32.0, frame.sheet.width * 0.36)
        narrow = replace(frame, left=left, right=frame.sheet.width - 3.0, label_width=left - 3, above=False)
        for row in self.rows:
            lines = wrap(row.label, frame.sheet.width, style.TEXT, strong=True)
            y = frame.sheet.lines(0, y, lines, strong=True)
            y = frame.sheet.lines(0, y, [row.detail], colour=style.SECONDARY) + 1
            for kind, panel in zip(self.kinds, row.panels, strict=True):
                middle, bottom = narrow.label(y, kind, "", 9.0)
                self._panel(narrow, panel, row.whole, middle - 2)
                y = bottom + 0.6
            y += GAP
        return y - GAP + 1

    def _panel(self, frame: Rows, panel: Panel, whole: float | None, middle: float) -> None:
        sheet, mark, below = frame.sheet, frame.sheet.palette.group_mark(self.group), middle + 5.4
        if panel.few is not None:
            k, n = panel.few
            strip(sheet, frame.left, middle, min(SIDE, (frame.right - frame.left) / max(n, MOST)), k, n, mark.colour)
        if not _placed(panel):
            words = wrap(panel.text, frame.right - frame.left + BETWEEN - 1, style.TEXT)
            sheet.lines(frame.left, below - 3 if panel.few else middle - 2, words)
            return
        assert panel.value is not None
        sheet.line([(frame.left, middle), (frame.right, middle)], style.HAIRLINE, 0.3)
        if whole is not None:
            x = frame.at(whole)
            sheet.line([(x, middle - 3), (x, middle + 3)], style.SECONDARY, 0.35)
        if panel.low is not None and panel.high is not None:
            sheet.line([(frame.at(panel.low), middle), (frame.at(panel.high), middle)], mark.colour, 0.7)
        sheet.mark(frame.at(panel.value), middle, MARK, mark.colour, mark.shape)
        sheet.text(frame.left, below, panel.text)


def _placed(panel: Panel) -> bool:
    """Whether a panel has a point on the scale: not masked, and of enough answers."""
    return panel.value is not None and panel.few is None
