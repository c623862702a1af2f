"""The sheet a chart is drawn on: millimetres from the top left corner, as a draughtsman would count."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from reports.charts import style
from reports.charts.fonts import legible, width_mm
from reports.charts.palette import HOUSE, Palette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MM = 25.4
LINE = 1.24
"""Height of a line of text, in sizes of its letters."""


def line_height(points: float) -> float:
    """Return the height of a line, in millimetres."""
    return points * LINE * MM / 72


def wrap(text: str, width: float, points: float, *, strong: bool = False) -> list[str]:
    """Cut a text into lines no longer than `width` millimetres; a word longer than a line is cut too."""
    lines = [""]
    for word in legible(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_mm(longer, points, strong=strong) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while width_mm(lines[-1], points, strong=strong) > width and len(lines[-1]) > 1:
            kept = next(
                size
                for size in range(len(lines[-1]) - 1, 0, -1)
                if size == 1 or width_mm(lines[-1][:size], points, strong=strong) <= width
            )
            lines[-1:] = [lines[-1][:kept], lines[-1][kept:]]
    return lines


class Sheet:
    """A sheet of a given width, whose height is known once everything is placed."""

    def __init__(self, width: float, palette: Palette = HOUSE) -> None:
        self.width = width
        self.palette = palette
        self._artists: list[Any] = []
        self._cuts: list[float] = []

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        from matplotlib.patches import Rectangle

        self._artists.append(Rectangle((x, y), width, height, facecolor=colour, linewidth=0))

    def hatch(self, x: float, y: float, width: float, height: float, texture: style.Texture) -> None:
        """Draw slanted lines over a rectangle: it is told from another of the same grey."""
        for rank in range(round((width + height) / texture.apart)):
            at = (rank + 0.5) * texture.apart
            ends = (min(at, width), max(0.0, at - width)), (max(0.0, at - height), min(at, height))
            self.line(
                [(x + (width - along if texture.backwards else along), y + down) for along, down in ends],
                texture.colour,
                texture.thickness,
            )

    def line(self, points: Iterable[tuple[float, float]], colour: str, thickness: float) -> None:
        """Draw a line through points; its thickness is in millimetres."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        path = Path(list(points))
        self._artists.append(PathPatch(path, fill=False, edgecolor=colour, linewidth=thickness / MM * 72))

    def strokes(self, lines: Iterable[Iterable[tuple[float, float]]], colour: str, thickness: float) -> None:
        """Draw several lines as one: the dashes of an arrow, the branches of a tree."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        paths = [Path(list(points)) for points in lines]
        if paths:
            path = Path.make_compound_path(*paths)
            self._artists.append(PathPatch(path, fill=False, edgecolor=colour, linewidth=thickness / MM * 72))

    def polygon(self, points: Iterable[tuple[float, float]], colour: str, rim: str) -> None:
        """Fill a closed outline, with a thin rim."""
        from matplotlib.patches import Polygon

        self._artists.append(Polygon(list(points), closed=True, facecolor=colour, edgecolor=rim, linewidth=0.6))

    def mark(self, x: float, y: float, size: float, colour: str, shape: str = "o", *, hollow: bool = False) -> None:
        """Draw a point of `size` millimetres, rimmed with paper so that it stands out; hollow ones keep the rim only."""
        from matplotlib.markers import MarkerStyle
        from matplotlib.patches import PathPatch
        from matplotlib.transforms import Affine2D

        marker = MarkerStyle(shape)
        outline = (
            marker.get_path()
            .transformed(marker.get_transform())
            .transformed(Affine2D().scale(2 * size, -2 * size).translate(x, y))
        )
        face, edge = (style.PAPER, colour) if hollow else (colour, style.PAPER)
        self._artists.append(PathPatch(outline, facecolor=face, edgecolor=edge, linewidth=1.4 if hollow else 0.8))

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        *,
        points: float = style.TEXT,
        colour: str = style.INK,
        strong: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Write one line; the text is data, `$` included."""
        from reports.charts.lettering import TextLine

        self._artists.append(TextLine(x, baseline, legible(text), points, colour, 600 if strong else 400, align))

    def lines(self, x: float, top: float, lines: Iterable[str], **how: Any) -> float:
        """Write lines under one another from `top`; return where they end."""
        step = line_height(how.get("points", style.TEXT))
        for line in lines:
            self.text(x, top + 0.77 * step, line, **how)
            top += step
        return top

    def may_be_cut(self, y: float) -> None:
        """Say that nothing but hairlines crosses this height: what is below may stand on another page."""
        self._cuts.append(y)

    def finish(self, height: float) -> "Figure":
        """Return the figure, cut at `height`."""
        from matplotlib.transforms import Affine2D

        from reports.charts.drawn import Drawn

        figure = Drawn(figsize=(self.width / MM, height / MM), dpi=72)
        figure.cuts = tuple(sorted(self._cuts))
        figure.patch.set_visible(False)
        place = Affine2D().scale(1 / MM, -1 / MM).translate(0, height / MM) + figure.dpi_scale_trans
        for artist in self._artists:
            artist.set_transform(place)
            figure.add_artist(artist)
        return figure
