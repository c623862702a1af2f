"""One line of text on a chart: written at its anchor, left to the reader's fonts to set."""

from typing import Any, Literal

from matplotlib.text import Text

from reports.charts.fonts import FALLBACK, FAMILY


class TextLine(Text):
    """A line whose baseline is its anchor.

    matplotlib measures every text before it draws it, to align blocks of several lines. One line on its baseline needs
    no measure: leaving it out halves the time a chart takes, and asks matplotlib for no font.
    """

    def __init__(
        self,
        x: float,
        y: float,
        text: str,
        points: float,
        colour: str,
        weight: int,
        align: Literal["left", "center", "right"],
    ) -> None:
        super().__init__(
            x,
            y,
            text,
            fontsize=points,
            color=colour,
            family=[FAMILY, FALLBACK],
            weight=weight,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
        )

    def draw(self, renderer: Any) -> None:
        """Write the line at its anchor."""
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        x, y = self.get_transform().transform(self.get_unitless_position())
        height = renderer.get_canvas_width_height()[1]
        renderer.draw_text(context, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        context.restore()
