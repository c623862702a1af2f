"""How the same people's answers changed between two waves."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.measures.base import Counted, CountedMeasure, Part, Test, added
from indicators.measures.change_sizes import differences, sizes
from indicators.measures.noted import Noted, Reversed, Times, asked_once, derived, items_of, marks, not_noted
from indicators.measures.testing import testable
from indicators.measures.usual_figures import apart_in_pairs, average, share_that_changed, valid_pairs
from indicators.statistics.paired_t import paired_t
from indicators.weights.sampling import Sampling


class PairedChange(CountedMeasure):
    """Mean of (after − before) over people who answered both times, with its Student interval.

    The test is Student's too, from 30 people on. What statisticians ask besides goes to the annex: Wilcoxon's test,
    the typical change (Hodges–Lehmann) and two sizes of effect, from 10 people on.
    """

    paired_change: Noted = Field(
        description="Question sur une échelle de nombres, ou items d’un score, aux deux vagues"
    )
    reversed: Reversed = ()
    times: Times = 1
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")
    compares_waves: ClassVar[bool] = True

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross before and after, person by person."""
        return (Need(self.of or group, (derived(self.paired_change, self.reversed),), paired=True),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when a question was not asked at two waves."""
        return asked_once(columns, self.of or group, items_of(self.paired_change)) or super().lacking(group, columns)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the levels are not numbers."""
        return not_noted(columns, self.of or group, self.paired_change, self.reversed)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the mean change; means before and after; shares of those who went up, stayed and went down; sizes."""
        (one,) = counted
        both, apart, need = valid_pairs(one), apart_in_pairs(one), one.need
        numbers, n = marks(one, self.times), added(both)
        before, after = (grid.ravel() for grid in np.meshgrid(numbers, numbers, indexing="ij"))
        change = after - before
        means = (("avant", "Avant", before), ("apres", "Après", after))
        ways = (
            ("hausse", "En hausse", change > 0),
            ("stable", "Stable", change == 0),
            ("baisse", "En baisse", change < 0),
        )
        joint = both.reshape(len(both), len(numbers), len(numbers))
        _, low, high, p = paired_t(*differences(numbers, joint))
        main = replace(
            average(both, change, sampling, need, apart),
            low=low,
            high=high,
            narrowed=(),
            infers=True,
            test=Test("test de Student apparié", np.where(testable(n), p, np.nan)),
        )
        return (
            main,
            *(average(both, x, sampling, need, apart, part=part, label=label) for part, label, x in means),
            *(
                replace(share_that_changed(added(both[:, way]), n, need, apart, part=part, label=label), unit="part")
                for part, label, way in ways
            ),
            *sizes(main, numbers, joint),
        )
