"""Why a cell was refused, without what it says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """Rule that a cell breaks, what is wrong and how to mend it, in French; never the value itself."""

    rule: str
    message: str
    remedy: str
