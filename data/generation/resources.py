"""What partners give and aim at, as the hand-made sheets of every demonstration hold it."""

from collections.abc import Sequence
from datetime import date

from data.generation.sheets import Row, Sheet

HUMAN, STAKEHOLDERS, NEW, ECONOMIC = (
    "Richesses humaines",
    "Parties prenantes",
    "Innovation",
    "Ressources et performance économique",
)
LEVELS = ("Priorité (1 à 3)", "Attendu (0 à 10)", "Atteint (0 à 10)")
GIVEN = ("Date", "Nature", "Usage", "Nb d'heures", "Montant (€)", "Justificatif")


def decimal(hundredths: int) -> str:
    """Write a number the way people type it: « 1 234,50 »."""
    whole, rest = divmod(hundredths, 100)
    spaced = f"{whole:,}".replace(",", " ")
    return f"{spaced},{rest:02}"


def objectives_sheet(
    who: str, quadrant: str, aims: Sequence[tuple[object, ...]], banner: tuple[str, str, str]
) -> Sheet:
    """Make the sheet of what each partner aimed at, and how far it got; `who` and `quadrant` head the first columns."""
    headings = [who, quadrant, "Objectif", *LEVELS]
    rows: list[Row] = [
        dict(zip(headings, ("" if cell is None else str(cell) for cell in aim), strict=True)) for aim in aims
    ]
    bands = {"Objectif": (who, "Objectif"), "Niveaux": (LEVELS[0], LEVELS[-1])}
    return Sheet(headings, rows, banner=banner, bands=bands)


def contributions_sheet(who: str, entries: Sequence[tuple[date, Row]], banner: tuple[str, str, str]) -> Sheet:
    """Make the sheet of what each partner gave, in the order of the days that come first in `entries`."""
    rows = [row for _, row in sorted(entries, key=lambda entry: entry[0])]
    return Sheet([who, *GIVEN], rows, banner=banner, bands={"Valorisation": ("Nb d'heures", "Montant (€)")})
