"""A finished drawing, which knows between which of its lines it may be cut when it is taller than a page."""

from matplotlib.figure import Figure


class Drawn(Figure):
    """A figure; `cuts` are the places between two lines of it, in millimetres from its top, in order."""

    cuts: tuple[float, ...] = ()
