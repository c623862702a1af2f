"""What may be claimed yet: how old an initiative must be before one concludes on each axis.

Source: Le RAMEAU, « Calculons l’impact non quantifiable » (Carenews): 18 months for performance, 7 years for
innovation, 28 years for trust.
"""

from datetime import date

from initiatives.declaration.vocabulary import Axis

MONTHS: dict[Axis, int] = {"performance": 18, "innovation": 7 * 12, "confiance": 28 * 12}


def claimable(started_on: date, evaluated_on: date) -> tuple[int, dict[Axis, bool]]:
    """Return the initiative's age in whole months, and whether each axis may be concluded on."""
    months = (evaluated_on.year - started_on.year) * 12 + evaluated_on.month - started_on.month
    months -= evaluated_on.day < started_on.day
    return months, {axis: months >= needed for axis, needed in MONTHS.items()}
