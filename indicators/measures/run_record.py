"""What the run itself tells of its quality: rows set aside, by reason, and figures masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from indicators.measures.base import Measure


@dataclass(frozen=True)
class Entry:
    """One count of the run: a part, its label, how many; None when the confidentiality rule masks it."""

    part: str
    label: str
    count: int | None


class RunRecord(Measure):
    """Counts made once figures are protected, for each reader: neither tallied nor estimated."""

    run_record: Literal["rows_set_aside", "masked_figures"] = Field(
        description="Lignes écartées, par motif, ou chiffres masqués dans l’édition"
    )

    def entries(self, set_aside: Mapping[str, Entry], masked: Mapping[str, int]) -> tuple[Entry, ...]:
        """Return the total, then its parts.

        `set_aside` gives the rows set aside by reason, `masked` the figures masked for this reader: « protege »,
        « propre ». A total that would give a masked part back is masked. Raises KeyError for a reason of masking that has no
        name here: it would be left out of the total.
        """
        if unknown := masked.keys() - _MASKS.keys():
            raise KeyError(", ".join(sorted(unknown)))
        if self.run_record == "masked_figures":
            counts = [Entry(kind, label, masked.get(kind, 0)) for kind, label in _MASKS.items()]
        else:
            counts = [*set_aside.values()]
        known = [one.count for one in counts if one.count is not None]
        return (Entry("", "", sum(known) if len(known) == len(counts) else None), *counts)

    def computation(self) -> str:
        """Say how it is counted."""
        return "dénombrement par le traitement lui-même"


_MASKS = {
    "protege": "Pour protéger les personnes et les organisations",
    "propre": "Parce qu’ils sont propres à un partenaire",
}
