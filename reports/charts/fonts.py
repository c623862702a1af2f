"""Which letters the reports are set in: Source Sans Pro, with DejaVu Sans for the rare sign it lacks."""

import atexit
import shutil
import tempfile
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import font_source_sans_pro
from fontTools.ttLib import TTFont


def _beside_matplotlib(file: str) -> Path:
    """Find a file that matplotlib ships, without loading it: only who draws pays for that."""
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "mpl-data" / file


FAMILY = "Source Sans Pro"
FALLBACK = "DejaVu Sans"
TITLES = "Utilite Titres"
"""What a font that an initiative declares for its titles is called in reports."""
_FOLDER = Path(font_source_sans_pro.font_directory)
REGULAR = _FOLDER / "SourceSansPro-Regular.ttf"
SEMIBOLD = _FOLDER / "SourceSansPro-Semibold.ttf"
ITALIC = _FOLDER / "SourceSansPro-It.ttf"
SEMIBOLD_ITALIC = _FOLDER / "SourceSansPro-SemiboldIt.ttf"
_DEJAVU = _beside_matplotlib("fonts/ttf/DejaVuSans.ttf")
UNKNOWN = "\ufffd"
"""What stands for a character that no font here can draw: visible, never dropped in silence."""
_TURNING = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that reverse the words after them, numbers included, until another mark ends it: names are never given them."""


@cache
def _advances(face: Path) -> tuple[dict[int, int], int]:
    """Return the width of each character of a face, and how many units make its size."""
    font = TTFont(face, lazy=True)
    widths = font["hmtx"].metrics
    return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}, font["head"].unitsPerEm


def width_mm(text: str, points: float, *, strong: bool = False) -> float:
    """Return how long a text is once set, in millimetres, kerning aside; `points` is the size of the letters."""
    advances, per_em = _advances(SEMIBOLD if strong else REGULAR)
    units = sum([advances.get(code, per_em) for code in map(ord, text)])
    return units / per_em * points * 25.4 / 72


@cache
def _drawable() -> frozenset[int]:
    """Return the characters that the text font or its fallback can draw; those that turn the words around are none."""
    return (frozenset(_advances(REGULAR)[0]) | frozenset(_advances(_DEJAVU)[0])) - _TURNING


def legible(text: str) -> str:
    """Return the text with what cannot be printed made visible: unknown signs become �, control characters a space.

    A PDF/A refuses a sign without a glyph, and an SVG refuses control characters: data holding one must not stop a report.
    """
    drawable = _drawable()
    if drawable.issuperset(map(ord, text)):
        return text
    return "".join(letter if ord(letter) in drawable else UNKNOWN for letter in in_any_script(text))


def in_any_script(text: str) -> str:
    """Return the text for a page whose reader has fonts of its own: every letter, no control and nothing that turns words."""
    if _drawable().issuperset(map(ord, text)):
        return text
    return "".join(map(_kept, unicodedata.normalize("NFC", text)))


def undrawable(text: str) -> str:
    """Return the signs of a text that no font here can draw, each once, in the order of the text."""
    drawable = _drawable()
    if drawable.issuperset(map(ord, text)):
        return ""
    return "".join(dict.fromkeys(letter for letter in in_any_script(text) if ord(letter) not in drawable))


def _kept(letter: str) -> str:
    if letter == "\u2009":
        return "\u202f"
    if unicodedata.category(letter) in ("Cc", "Zl", "Zp"):
        return " "
    if unicodedata.category(letter) in ("Cs", "Cn", "Co"):
        return UNKNOWN
    if unicodedata.category(letter) == "Cf" and ord(letter) not in _drawable():
        return ""
    return letter


@cache
def folder(titles: bytes | None = None, suffix: str = ".ttf") -> Path:
    """Return a folder that holds only the faces in use: a typesetter that scans it always picks the same file.

    `titles` is the font of an initiative's titles, if it has its own.
    """
    chosen = Path(tempfile.mkdtemp(prefix="utilite-fontes-"))
    atexit.register(shutil.rmtree, chosen, ignore_errors=True)
    for face in (REGULAR, SEMIBOLD, ITALIC, SEMIBOLD_ITALIC, _DEJAVU):
        shutil.copyfile(face, chosen / face.name)
    if titles is not None:
        with tempfile.NamedTemporaryFile(dir=chosen, suffix=suffix, delete=False) as written:
            written.write(titles)
    return chosen
