"""The letters that every HTML report carries inside itself, so that it looks the same everywhere and asks nobody."""

import base64
import io
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from reports.fonts import FAMILY, ITALIC, REGULAR, SEMIBOLD

_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2265),
)
"""What French is written with, its neighbours' letters, and the signs of figures. Rarer signs take the reader's own fonts."""
_FACES = ((REGULAR, 400, "normal"), (SEMIBOLD, 600, "normal"), (ITALIC, 400, "italic"))


@cache
def font_faces() -> str:
    """Return the CSS that declares the fonts, each as WOFF2 in the text itself. Made once per process."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{style};font-display:block;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(_subset(face)).decode()}) format('woff2')}}"
        for face, weight, style in _FACES
    )


def _subset(face: Path) -> bytes:
    """Return a face cut down to the French repertoire; the same bytes each time."""
    options = subset.Options(hinting=False, layout_features=["kern"], desubroutinize=True)
    font = TTFont(face, lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in _RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
