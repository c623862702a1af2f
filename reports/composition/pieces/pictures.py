"""Photos and logos: read from the initiative's folder, made ready to print, and refused in a sentence when they cannot be.

A picture is written again before it is shown: what a camera hides in it (place, date, device) stays out of reports.
"""

import io
import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Literal

from initiatives.declaration.model import Initiative
from reports import document as doc
from reports.words.french import typography

HEAVIEST = 2_000_000
"""Bytes of a file, beyond which a report would be too heavy to send."""
_WIDEST = 1400
"""Pixels: on paper the text is 158 mm wide, which makes 225 points per inch."""
_LARGEST = 60_000_000
"""Pixels in all, beyond which a small file could take all the memory."""
_CREDIT = re.compile(r"\s*Cr[ée]dits?\s*:\s*", re.IGNORECASE)
PICTURE_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def in_text(folder: Path, address: str, alt: str, title: str) -> doc.Picture:
    """Return the picture that `![alt](address "Légende. Crédit : nom")` names, looked for in `texts/`.

    Raises ValueError, with a French sentence, when it cannot be shown.
    """
    caption, *credit = _CREDIT.split(title, maxsplit=1)
    if not alt.strip():
        raise ValueError("cette image n’a pas de texte alternatif. Écrivez entre crochets ce qu’elle montre")
    if not credit or not credit[0].strip(" ."):
        raise ValueError('cette image n’a pas de crédit. Écrivez après l’adresse : "Légende. Crédit : nom"')
    if "://" in address:
        raise ValueError(f"l’image « {address} » est hors du dossier de l’initiative. Copiez-la dans texts/images/")
    return _ready(folder, Path("texts") / address, alt, caption, credit[0].strip(" ."))


def logos(initiative: Initiative, partner: str | None) -> tuple[tuple[doc.Picture, ...], tuple[str, ...]]:
    """Return the logos of a cover, the reader's last, and a French sentence for each that cannot be shown."""
    own = initiative.partners[partner].logo if partner else None
    shown, problems = [], []
    for declared in (*initiative.logos, *([own] if own else [])):
        try:
            shown.append(_ready(initiative.folder, Path(declared.file), declared.alt, "", declared.credit))
        except ValueError as refused:
            problems.append(f"initiative.yaml : {refused}.")
    return tuple(shown), tuple(problems)


def cover_photo(initiative: Initiative) -> tuple[doc.Picture | None, str]:
    """Return the photograph of full covers, and a French sentence where it cannot be shown; its agreement is looked at after."""
    declared = initiative.brand.photo
    if declared is None:
        return None, ""
    try:
        return _ready(initiative.folder, Path(declared.file), declared.alt, "", declared.credit), ""
    except ValueError as refused:
        return None, f"initiative.yaml : {refused}."


def _ready(folder: Path, address: Path, alt: str, caption: str, credit: str) -> doc.Picture:
    path = (folder / address).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(
            f"l’image « {address.name} » est hors du dossier de l’initiative. Copiez-la dans texts/images/"
        )
    if path.suffix.lower() not in PICTURE_FORMATS:
        raise ValueError(
            f"l’image « {address.name} » n’est ni PNG ni JPEG. Enregistrez-la dans l’un de ces formats (un SVG peut contenir "
            "un programme : il est refusé)"
        )
    if not path.is_file():
        raise ValueError(f"l’image « {address.name} » est absente. Vérifiez son nom, et copiez-la dans texts/images/")
    facts = path.stat()
    if facts.st_size > HEAVIEST:
        raise ValueError(f"l’image « {address.name} » pèse plus de 2 Mo. Réduisez-la à {_WIDEST} points de large")
    media, data, width, height = _written_again(path, facts.st_mtime_ns)
    return doc.Picture(
        media=media,
        data=data,
        width=width,
        height=height,
        alt=typography(alt.strip()),
        caption=typography(caption.strip()),
        credit=typography(credit),
    )


@lru_cache(maxsize=32)
def _written_again(path: Path, changed: int) -> tuple[Literal["image/png", "image/jpeg"], bytes, int, int]:
    """Return a file's picture alone: upright, in colours that a screen shows, as wide as a page needs; the same bytes each time."""
    from PIL import Image, ImageOps

    unreadable = ValueError(f"l’image « {path.name} » n’est pas lisible. Enregistrez-la à nouveau en PNG ou en JPEG")
    photo = PICTURE_FORMATS[path.suffix.lower()] == "JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > _LARGEST:
                    raise unreadable
                seen = ImageOps.exif_transpose(opened).convert("RGB" if photo else "RGBA")
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        seen = None
    if seen is None:
        raise unreadable
    seen.info.clear()
    if seen.width > _WIDEST:
        seen = seen.resize((_WIDEST, max(1, round(seen.height * _WIDEST / seen.width))))
    written = io.BytesIO()
    if photo:
        seen.save(written, "JPEG", quality=85, optimize=True)
    else:
        seen.save(written, "PNG", optimize=True)
    return "image/jpeg" if photo else "image/png", written.getvalue(), seen.width, seen.height
