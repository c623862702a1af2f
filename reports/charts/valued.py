"""A value on a line of its own, as bars and points both show it."""

from dataclasses import dataclass

from initiatives.declaration.model import Target


@dataclass(frozen=True)
class Valued:
    """One line: its label, its value (a share between 0 and 1, or a number), its text, its base, interval, target."""

    label: str
    value: float
    text: str
    detail: str = ""
    low: float | None = None
    high: float | None = None
    target: Target | None = None
