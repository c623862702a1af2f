"""How the same people's answers changed between two waves, or since a before that is asked afterwards."""

from dataclasses import replace
from typing import Self

import numpy as np
from pydantic import Field, model_validator

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part, Test, added
from indicators.measures.change_sizes import differences, sizes
from indicators.measures.noted import (
    Noted,
    Reversed,
    Times,
    asked_once,
    derived,
    highest_mark,
    items_of,
    marks,
    not_noted,
    remembered,
    unlike,
)
from indicators.measures.testing import testable
from indicators.measures.usual_figures import apart_in_pairs, average, share_that_changed, valid_pairs
from indicators.measures.where import Where, conditions
from indicators.statistics.paired_t import paired_t
from indicators.weights.sampling import Sampling


class PairedChange(CountedMeasure):
    """Mean of (after − before) over people who answered both, with its Student interval.

    Before is the earlier wave; or, with `before`, what people say afterwards, in the same row, that it was: that is
    remembered, and no evidence of two waves.

    The test is Student's too, from 30 people on. What statisticians ask besides goes to the annex: Wilcoxon's test,
    the typical change (Hodges–Lehmann) and two sizes of effect, from 10 people on.
    """

    paired_change: Noted = Field(description="Question sur une échelle ordonnée, ou items d’un score, aux deux vagues")
    reversed: Reversed = ()
    times: Times = 1
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")
    before: str | None = Field(
        default=None,
        description="Question qui dit l’avant, posée en même temps ; sans elle, l’avant est la vague d’avant",
    )
    where: Where = Field(
        default_factory=dict, description="Ne suit que ceux qui ont donné ces réponses, aux deux vagues"
    )

    @model_validator(mode="after")
    def _of_one_question(self) -> Self:
        if self.before is not None and not isinstance(self.paired_change, str):
            raise ValueError("« before » va avec une seule question, non avec les items d’un score.")
        return self

    @property
    def compares_waves(self) -> bool:
        """Whether it tells of a change between two waves, rather than of a before asked afterwards."""
        return self.before is None

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross before and after, person by person."""
        after, kept = derived(self.paired_change, self.reversed), conditions(self.where)
        if self.before is not None:
            return (Need(self.of or group, (Coded(self.before), after), where=kept),)
        return (Need(self.of or group, (after,), where=kept, paired=True),)

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when a question was not asked at two waves."""
        twice = items_of(self.paired_change) if self.before is None else ()
        return asked_once(columns, self.of or group, (*twice, *self._filters())) or super().lacking(group, columns)

    def _filters(self) -> tuple[str, ...]:
        """Return what is asked of people to keep them: of two waves, at both."""
        return tuple(self.where) if self.before is None else ()

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the answers cannot be averaged."""
        table = self.of or group
        if isinstance(self.paired_change, str) and self.before is not None:
            return unlike(columns, table, self.before, self.paired_change) or not_noted(
                columns, table, self.paired_change, ()
            )
        return not_noted(columns, table, self.paired_change, self.reversed)

    def highest(self, group: str, columns: Columns) -> float | None:
        """Return the highest note that is compared: a change is told out of it."""
        return highest_mark(columns, self.of or group, self.paired_change, self.times)

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
        main = average(both, change, sampling, need, apart)
        main = replace(
            main,
            low=low,
            high=high,
            narrowed=(),
            infers=True,
            computation=f"{main.computation}{remembered(self.before)}",
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
