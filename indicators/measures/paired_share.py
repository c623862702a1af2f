"""By how many points a share changed among the same people, between two waves or since a before asked afterwards."""

from dataclasses import replace

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Derived, Need
from indicators.measures.base import FEW, Counted, Part, Test, added
from indicators.measures.condition import AtLeast, Better, Conditioned, Equals, Several
from indicators.measures.noted import asked_once, remembered, unlike
from indicators.measures.testing import testable
from indicators.measures.usual_figures import apart_in_pairs, proportion, share_that_changed, valid_pairs
from indicators.measures.where import Where, conditions
from indicators.statistics.mcnemar import mcnemar_mid_p
from indicators.statistics.paired_shares import change_of_a_share
from indicators.weights.sampling import Sampling


class PairedShare(Conditioned):
    """Share after − share before, in points, over people who answered both, with Tango's score interval.

    `before` is as in a paired change. The test is McNemar's, from the same score, from 30 people on; its mid-p goes to the
    annex. Under 10 people no difference of percentages is given: those who gained and those who lost are counted.
    """

    paired_share: str = Field(description="Question posée aux deux vagues")
    at_least: AtLeast = None
    any_of: Several = None
    equals: Equals = None
    better: Better = None
    of: str | None = Field(default=None, description="Groupe, si ce n’est pas celui du fichier")
    before: str | None = Field(
        default=None,
        description="Question qui dit l’avant, posée en même temps ; sans elle, l’avant est la vague d’avant",
    )
    where: Where = Field(
        default_factory=dict, description="Ne suit que ceux qui ont donné ces réponses, aux deux vagues"
    )

    @property
    def compares_waves(self) -> bool:
        """Whether it tells of a change between two waves, rather than of a before asked afterwards."""
        return self.before is None

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross before and after, person by person."""
        table = self.of or group
        after, kept = self._counted(table, self.paired_share, columns), conditions(self.where)
        if self.before is not None:
            return (Need(table, (self._counted(table, self.before, columns), after), where=kept),)
        return (Need(table, (after,), where=kept, paired=True),)

    def _counted(self, table: str, question: str, columns: Columns) -> Derived:
        return self.condition.counted(question, columns.get(table, question))

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French when the question was not asked at two waves."""
        twice = (self.paired_share,) if self.before is None else ()
        return asked_once(columns, self.of or group, (*twice, *self._filters())) or super().lacking(group, columns)

    def _filters(self) -> tuple[str, ...]:
        """Return what is asked of people to keep them: of two waves, at both."""
        return tuple(self.where) if self.before is None else ()

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which level the scale does not have."""
        if self.before is not None and (wrong := unlike(columns, self.of or group, self.before, self.paired_share)):
            return wrong
        return self.condition.mistakes(self.paired_share, columns.get(self.of or group, self.paired_share))

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the difference; the share before and after; those who gained and lost; McNemar's mid-p."""
        (one,) = counted
        levels = self.condition.levels(columns.get(one.need.table, self.paired_share), one.answers)
        yes = np.isin(one.answers, levels)
        both, apart = valid_pairs(one).reshape(-1, len(yes), len(yes)), apart_in_pairs(one)
        twice, lost = added(both[:, yes][:, :, yes]), added(both[:, yes][:, :, ~yes])
        gained, n = added(both[:, ~yes][:, :, yes]), added(both)
        with np.errstate(invalid="ignore", divide="ignore"):
            difference = 100 * (gained - lost) / n
        low, high, p = change_of_a_share(gained, lost, n)
        allowed = testable(n)
        main = Part(
            value=difference,
            n=n,
            low=100 * low,
            high=100 * high,
            computation=f"part après − part avant, en points, mêmes personnes{remembered(self.before)}",
            interval="Tango pour mesures appariées",
            unit="points",
            sampled=True,
            infers=True,
            least=FEW,
            total=100 * (gained - lost).astype(np.float64),
            squares=100**2 * (gained + lost).astype(np.float64),
            test=Test("test de McNemar", np.where(allowed, p, np.nan)),
            need=one.need,
            **apart,
        )
        shares = (("avant", "Avant", twice + lost), ("apres", "Après", twice + gained))
        changed = (
            ("gagnes", "Ne remplissaient pas la condition, la remplissent", gained),
            ("perdus", "Remplissaient la condition, ne la remplissent plus", lost),
        )
        mid_p = Test("test de McNemar, mi-p", np.where(allowed, mcnemar_mid_p(lost, gained), np.nan))
        return (
            main,
            *(
                replace(proportion(k, n, sampling, one.need, apart, part=part, label=label), unit="part")
                for part, label, k in shares
            ),
            *(
                replace(share_that_changed(k, n, one.need, apart, part=part, label=label), unit="part")
                for part, label, k in changed
            ),
            replace(
                main,
                id="mi_p",
                label="Différence, test mi-p",
                low=None,
                high=None,
                interval="",
                total=None,
                squares=None,
                test=mid_p,
                annex=True,
            ),
        )
