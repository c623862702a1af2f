"""What reports cannot show as it is: signs that no font writes, declared or written, a colour that charts do not take."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from initiatives.declaration.model import Initiative
from initiatives.validation.quality import Finding
from reports.charts.fonts import UNKNOWN, undrawable
from reports.charts.palette import taken
from reports.composition.lettering_of_titles import lacking
from reports.document import PLACES, Document, Heading, inside

_NOT_PRINTED = frozenset({"folder", "sources"})
"""What is declared for the machine: paths and columns stand in no report."""
_AROUND = 24
"""Letters of a text told on each side of what cannot be printed: enough to find it."""


@dataclass(frozen=True)
class Unprinted:
    """Signs side by side that a PDF cannot write, the words around them, and the chapter where they are first read."""

    signs: str
    among: str
    chapter: str


def unprinted(document: Document) -> Iterator[Unprinted]:
    """Yield what the PDF of a report could not write, each once, whatever block it stands in."""
    chapter, told = "couverture", set[str]()
    for part in (document.cover, *document.blocks):
        if isinstance(part, Heading):
            chapter = f"« {part.text} »"
        for text in (one for one in inside(part, leaving=PLACES) if isinstance(one, str)):
            for signs, place in _unwritten(text):
                if signs not in told:
                    told.add(signs)
                    yield Unprinted(signs, _among(text, place, place + len(signs)), chapter)


def _unwritten(text: str) -> Iterator[tuple[str, int]]:
    """Yield the signs of a text that cannot be written, those side by side as one, each with its place."""
    missing = undrawable(text)
    if not missing:
        return
    place = 0
    for lacks, letters in groupby(text, missing.__contains__):
        signs = "".join(letters)
        if lacks:
            yield signs, place
        place += len(signs)


def _among(text: str, start: int, end: int) -> str:
    before, after = max(0, start - _AROUND), min(len(text), end + _AROUND)
    cut = " ".join(text[before:after].replace("\u00ad", "").split())
    return f"{'…' if before else ''}{cut}{'…' if after < len(text) else ''}"


def unprintable(initiative: Initiative) -> tuple[Finding, ...]:
    """Say where each word stands that a PDF or a chart cannot write, what stands there instead, and which colour charts keep."""
    names = tuple(
        _told(
            f"« {place} » contient {listed(letters)}, que les polices des rapports n’ont pas : le PDF et les graphiques "
            f"écrivent « {UNKNOWN} » à la place.",
            "La page HTML les montre. Écrivez ce nom en caractères latins : une version définitive attend qu’il le soit.",
        )
        for place, letters in _texts(initiative.model_dump(exclude=set(_NOT_PRINTED)), "")
    )
    names += tuple(_in_files(initiative))
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


def _in_files(initiative: Initiative) -> Iterator[Finding]:
    """Say which lines of the texts that people write hold signs that no font writes."""
    for path in sorted((initiative.folder / "texts").rglob("*.md")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            if letters := undrawable(line):
                yield _told(
                    f"cette ligne contient {listed(letters)}, que les polices des rapports n’ont pas : le PDF écrit "
                    f"« {UNKNOWN} » à la place.",
                    "La page HTML les montre. Écrivez-les en caractères latins : une version définitive attend qu’ils le soient.",
                    path.relative_to(initiative.folder).as_posix(),
                    number,
                )


def _told(message: str, remedy: str, file: str = "initiative.yaml", line: int | None = None) -> Finding:
    return Finding(file, None, line, None, "unprintable", "notice", message, remedy)


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
