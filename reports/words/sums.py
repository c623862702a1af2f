"""Totals beside their parts, written so that a reader who adds the parts up finds the total."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from indicators.figures.results import Figure
from reports.words.french import rounded
from reports.words.reading import KILOS, MINUTES, Written, measured, said, value

FINEST = 2
"""Decimals more than whole units at most."""
NEAR = 1e-6
"""Parts whose sum is closer than this to a total are all of it."""
DIGITS = 6
"""Decimals beyond which minutes, as parts of an hour, are a matter of writing thirds."""
_SUMMED = ("heures", "tonnes")
"""Units of amounts that are written finer to add up; what is counted one by one always does."""
ROUNDED = "Montants arrondis à l’euro : leur somme peut s’écarter du total d’un euro ou deux."


def adding_up(whole: Figure | None, parts: Sequence[Figure]) -> Written:
    """Return how to write the parts of a total: in whole units, or finer where those do not add up to it once rounded.

    Parts that are not all told, or are not all of the total, are written as anywhere; so are euros, which are whole
    everywhere: `ROUNDED` goes with those that do not add up.
    """
    if whole is None or whole.unit not in _SUMMED or not all(map(said, (whole, *parts))):
        return value
    finer = finer_to_add_up(whole, [one.value or 0.0 for one in parts])
    return lambda figure: measured(figure, figure.value or 0.0, finer) if said(figure) else value(figure)


def finer_to_add_up(whole: Figure, amounts: Sequence[float]) -> int:
    """Return how many decimals more than whole units make amounts, once rounded, add up to their rounded total; 2 at most."""
    total = whole.value or 0.0
    if abs(sum(amounts) - total) >= NEAR:
        return 0
    for finer in range(FINEST + 1):
        added = rounded(sum((_written(whole, one, finer) for one in amounts), Decimal()), DIGITS)
        if rounded(added, 0) == rounded(total, 0):
            return finer
    return FINEST


def off_by_rounding(sums: Iterable[tuple[float, Sequence[float]]]) -> bool:
    """Whether a reader who adds euros up, total by total, finds another number than the one that is written."""
    return any(rounded(total, 0) != sum(rounded(one, 0) for one in parts) for total, parts in sums)


def _written(whole: Figure, amount: float, finer: int) -> Decimal:
    """Return an amount as `reading.measured` writes it."""
    match whole.unit:
        case "heures" if finer or abs(amount) < 1:
            return rounded(MINUTES * amount, 0) / MINUTES
        case "tonnes" if not finer and abs(amount) < 1:
            return rounded(KILOS * amount, 0) / KILOS
        case "heures" | "tonnes" if not finer and abs(amount) < 10:
            return rounded(amount, 1)
        case _:
            return rounded(amount, finer)
