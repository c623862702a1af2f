"""How the same people's answers changed between two waves."""

from dataclasses import replace

import numpy as np
from pydantic import Field

from indicators.columns import Columns
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.figures import apart_in_pairs, average, proportion, valid_pairs
from indicators.measures.numbers import values
from indicators.needs import Coded, Need
from indicators.sampling import Sampling
from initiatives.vocabulary import NUMERIC_SCALES


class PairedChange(CountedMeasure):
    """Mean of (after − before) over people who answered both times, with its Student interval."""

    paired_change: str = Field(description="Question posée aux deux vagues, sur une échelle de nombres")
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross before and after, person by person."""
        return (Need(self.of or group, (Coded(self.paired_change),), paired=True),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when the question was not asked at two waves."""
        column = columns.get(self.of or group, self.paired_change)
        if column is not None and len(column.waves or ()) == 1:
            return (f"compare deux vagues, mais la question « {self.paired_change} » n’est posée qu’à une",)
        return super().lacking(group, columns)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the levels are not numbers."""
        column = columns.get(self.of or group, self.paired_change)
        if column is None or column.answer in NUMERIC_SCALES:
            return ()
        scales = ", ".join(NUMERIC_SCALES)
        return (f"« {self.paired_change} » n’est pas sur une échelle de nombres ({scales})",)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the mean change; means before and after; shares of those who went up, stayed and went down."""
        (one,) = counted
        both, apart, need = valid_pairs(one), apart_in_pairs(one), one.need
        n = np.add.reduce(both, axis=1)
        before, after = (grid.ravel() for grid in np.meshgrid(values(one), values(one), indexing="ij"))
        change = after - before
        means = (("", "", change), ("avant", "Avant", before), ("apres", "Après", after))
        ways = (
            ("hausse", "En hausse", change > 0),
            ("stable", "Stable", change == 0),
            ("baisse", "En baisse", change < 0),
        )
        return (
            *(average(both, x, sampling, need, apart, part=part, label=label) for part, label, x in means),
            *(
                replace(
                    proportion(np.add.reduce(both[:, way], axis=1), n, sampling, need, apart, part=part, label=label),
                    unit="part",
                )
                for part, label, way in ways
            ),
        )
