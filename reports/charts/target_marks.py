"""The target that the initiative declared: a short stroke across a line, and its value in words above it."""

from initiatives.declaration.model import Target
from reports.charts import style
from reports.charts.fonts import width_mm
from reports.charts.sheet import Sheet

ROOM = 3.6
"""Height of the words above a target, in millimetres."""


def target_mark(sheet: Sheet, x: float, middle: float, half: float, target: Target, written: str) -> None:
    """Draw a target at `x`, its value `written` above it; `half` is half the height of what it crosses."""
    reach = half + 1.1
    sheet.line([(x, middle - reach), (x, middle + reach)], style.PAPER, 1.2)
    sheet.line([(x, middle - reach), (x, middle + reach)], style.INK, 0.45)
    label = f"cible {written}{' au plus' if target.at_most is not None else ''}"
    room = width_mm(label, style.TEXT) / 2
    centred = min(max(x, room), sheet.width - room)
    sheet.text(centred, middle - reach - 0.7, label, colour=style.SECONDARY, align="center")
