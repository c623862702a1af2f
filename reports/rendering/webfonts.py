"""The letters that every HTML report carries inside itself, so that it looks the same everywhere and asks nobody."""

import base64
import io
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

import fontTools
from platformdirs import user_cache_path

from reports.charts.fonts import FAMILY, ITALIC, REGULAR, SEMIBOLD, TITLES
from reports.document import Lettering

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
    """Return the CSS that declares the fonts, each as WOFF2 in the text itself. Cut once per machine, read once per run."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{style};font-display:block;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(_kept(face)).decode()}) format('woff2')}}"
        for face, weight, style in _FACES
    )


@lru_cache(maxsize=4)
def titles_face(titles: Lettering) -> str:
    """Return the CSS that declares the font of an initiative's titles, as heavy as it is, and sets titles in it."""
    # Beside the house's: a browser makes nothing bolder or slanted of it.
    data = base64.b64encode(_subset(io.BytesIO(titles.data))).decode()
    return (
        f"@font-face{{font-family:'{TITLES}';font-weight:100 900;font-style:normal;font-display:block;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        f":is(h1,h2,h3,h4,h5,.cover .edition,.cover .subtitle,.key-figures .value){{font-family:'{TITLES}','{FAMILY}',sans-serif;"
        "font-synthesis:none}"
    )


def _kept(face: Path) -> bytes:
    """Return a cut face, kept in the user's cache from one run to the next: cutting takes as long as a chapter of charts.

    The name holds everything that the bytes depend on, so an old file is never taken for a new one.
    """
    made_of = (face.read_bytes(), repr(_RANGES).encode(), fontTools.version.encode(), version("brotli").encode())
    kept = user_cache_path("utilite") / f"{sha256(b''.join(made_of)).hexdigest()}.woff2"
    if kept.is_file():
        return kept.read_bytes()
    cut = _subset(face)
    with suppress(OSError):  # a machine without a writable cache cuts each time
        kept.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=kept.parent, delete=False) as written:
            written.write(cut)
        Path(written.name).replace(kept)
    return cut


def _subset(face: Path | io.BytesIO) -> bytes:
    """Return a face cut down to the French repertoire; the same bytes each time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, layout_features=["kern"], desubroutinize=True)
    font = TTFont(face, lazy=True, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in _RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
