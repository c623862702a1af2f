"""What is declared and reports cannot show as it is: signs that no font writes, a colour that charts do not take."""

from collections.abc import Iterator
from typing import Any

from initiatives.declaration.model import Initiative
from initiatives.validation.quality import Finding
from reports.charts.fonts import UNKNOWN, undrawable
from reports.charts.palette import taken
from reports.composition.lettering_of_titles import lacking

_NOT_PRINTED = frozenset({"folder", "sources"})
"""What is declared for the machine: paths and columns stand in no report."""


def unprintable(initiative: Initiative) -> tuple[Finding, ...]:
    """Say where each word stands that a PDF or a chart cannot write, what stands there instead, and which colour charts keep."""
    names = tuple(
        _told(
            f"« {place} » contient {listed(letters)}, que les polices des rapports n’ont pas : le PDF et les graphiques "
            f"écrivent « {UNKNOWN} » à la place.",
            "La page HTML les montre. Écrivez ce nom en caractères latins s’il doit être lu partout.",
        )
        for place, letters in _texts(initiative.model_dump(exclude=set(_NOT_PRINTED)), "")
    )
    if not taken(initiative.brand.colour):
        names += (
            _told(
                f"La couleur du commanditaire (« brand › colour », {initiative.brand.colour}) est trop proche de celle des "
                "désaccords : les graphiques gardent la leur.",
                "Couvertures et titres la prennent. Rien à faire, sauf à choisir une autre de ses couleurs.",
            ),
        )
    letters = lacking(initiative)
    if not letters:
        return names
    unlettered = _told(
        f"La police des titres (« brand › font ») n’a pas {listed(letters)}.",
        "Ces signes prendront, dans les titres, la police du reste du rapport. Demandez une version complète au commanditaire.",
    )
    return (*names, unlettered)


def _told(message: str, remedy: str) -> Finding:
    return Finding("initiative.yaml", None, None, None, "unprintable", "notice", message, remedy)


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield each text that cannot be written whole: where it stands, and its letters that have no glyph."""
    match value:
        case str():
            letters = undrawable(value)
            if letters:
                yield place, letters
        case dict():
            for name, item in value.items():
                yield from _texts(item, f"{place}.{name}".removeprefix("."))
        case list() | tuple():
            for rank, item in enumerate(value, start=1):
                yield from _texts(item, f"{place}[{rank}]")


def listed(letters: str) -> str:
    """Name the first of some signs, « « œ », « € » et 3 autres signes »."""
    named = ", ".join(f"« {letter} »" for letter in letters[:3])
    return named if len(letters) <= 3 else f"{named} et {len(letters) - 3} autres signes"
