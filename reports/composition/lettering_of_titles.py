"""The font that an initiative declares for its titles: read, checked, and told what it lacks."""

import io
from functools import lru_cache
from pathlib import Path

from initiatives.declaration.brand import TitleFont
from initiatives.declaration.model import Initiative
from reports import document as doc
from reports.charts.fonts import TITLES

_HEAVIEST = 2_000_000
"""Bytes of a file: every report holds what it uses of it."""
_KINDS = (".ttf", ".otf")
_RESTRICTED = 0x2
"""`OS/2.fsType`, its four lowest bits: « restricted license embedding », no document may hold it (OpenType specification)."""
_NAMES = (1, 3, 4, 6, 16, 21)
_STYLES = (2, 17, 22)
FRENCH = frozenset(
    map(
        ord,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÀÂÇÉÈÊËÎÏÔŒÙÛÜàâçéèêëîïôœùûü’«»!?;:,.()%–…·&€",
    )
)
"""What titles are written with."""


def titles_of(initiative: Initiative) -> tuple[doc.Lettering | None, str]:
    """Return the font of titles, none where none is declared or it cannot be used, and then a French sentence that says why."""
    declared = initiative.brand.font
    if declared is None:
        return None, ""
    try:
        path = _found(initiative.folder, declared)
        return doc.Lettering(_named(path, path.stat().st_mtime_ns), path.suffix.lower()), ""
    except ValueError as refused:
        return None, f"initiative.yaml : {refused}."


def lacking(initiative: Initiative) -> str:
    """Return the signs that titles need and the declared font lacks: those of French, and of the names that it sets."""
    font, _ = titles_of(initiative)
    if font is None:
        return ""
    known = _signs(font.data)
    names = [initiative.name, initiative.territory.name, *(one.label for one in initiative.groups.values())]
    names += [one.name for one in initiative.partners.values()]
    needed = FRENCH | {ord(letter) for name in names for letter in name if not letter.isspace()}
    return "".join(map(chr, sorted(needed - known)))


def _found(folder: Path, declared: TitleFont) -> Path:
    path = (folder / declared.file).resolve()
    name = f"la police « {path.name} »"
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"{name} est hors du dossier de l’initiative. Copiez-la dans texts/polices/")
    if path.suffix.lower() not in _KINDS:
        raise ValueError(
            f"{name} n’est ni un fichier .ttf, ni un fichier .otf. Demandez l’un des deux au commanditaire"
        )
    if not path.is_file():
        raise ValueError(f"{name} est absente. Vérifiez son nom, et copiez-la dans texts/polices/")
    if path.stat().st_size > _HEAVIEST:
        raise ValueError(f"{name} pèse plus de 2 Mo. Demandez sa version pour le latin seul")
    return path


@lru_cache(maxsize=4)
def _named(path: Path, changed: int) -> bytes:
    """Return a font under the name that templates call it by: its own may be one that they know already."""
    from fontTools.ttLib import TTFont, TTLibError

    font = None
    try:
        font = TTFont(path, recalcTimestamp=False)
        letters, allowed, named = font.getBestCmap(), font["OS/2"].fsType & 0xF, font["name"]
    except (TTLibError, KeyError, OSError, AssertionError):
        font = None
    if font is None or not letters:
        raise ValueError(f"la police « {path.name} » n’est pas lisible. Demandez le fichier à nouveau au commanditaire")
    if allowed == _RESTRICTED:
        raise ValueError(
            f"la police « {path.name} » interdit d’être incorporée à un document (elle le dit elle-même). Demandez-en une "
            "autre, ou une version qui le permet"
        )
    named.names = [one for one in named.names if one.nameID not in (*_NAMES, *_STYLES)]
    for place in _NAMES[:4]:
        named.setName(TITLES, place, 3, 1, 0x409)
    named.setName("Regular", _STYLES[0], 3, 1, 0x409)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


@lru_cache(maxsize=4)
def _signs(data: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(io.BytesIO(data), lazy=True).getBestCmap())
