"""The share of answers that fulfil a condition: from a level upwards, one of several, one alone, the better half."""

from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Counts
from indicators.measures.base import Counted, Part
from indicators.measures.condition import AtLeast, Better, Conditioned, Equals, Several
from indicators.measures.usual_figures import proportion
from indicators.measures.where import Where, conditions
from indicators.weights.sampling import Sampling

WORSE = {
    1: ("plus_bas", "Le niveau le plus bas"),
    2: ("deux_plus_bas", "Les deux niveaux les plus bas"),
    3: ("trois_plus_bas", "Les trois niveaux les plus bas"),
}
"""The part, and its label, that pools the unfavourable levels of a scale, by how many they are."""
WORST_HALF = ("moitie_basse", "Moitié basse de l’échelle")


class Share(Conditioned):
    """Units that fulfil the condition ÷ valid answers; every level of the question is given beside."""

    share: str = Field(description="Question, ou colonne du registre")
    at_least: AtLeast = None
    any_of: Several = None
    equals: Equals = None
    better: Better = None
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")
    where: Where = Field(default_factory=dict, description="Ne compte que les lignes qui portent ces valeurs")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count the question's answers, or whether one of the options is ticked."""
        table = self.of or group
        counted = self.condition.counted(self.share, columns.get(table, self.share))
        return (Need(table, (counted,), where=conditions(self.where)),)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which level the scale does not have."""
        return self.condition.mistakes(self.share, columns.get(self.of or group, self.share))

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the share, then one part per level, then (for `better`) the unfavourable half of the scale."""
        (one,) = counted
        column = columns.get(one.need.table, self.share)
        parts = [share_of(one, one.of(*self.condition.levels(column, one.answers)), sampling)]
        if column is None or column.answer == "several_of":
            return tuple(parts)
        kept = self.where.get(self.share, one.answers)
        parts += [
            share_of(one, one.of(level), sampling, level, column.name(level)) for level in one.answers if level in kept
        ]
        if self.better:
            parts.append(share_of(one, one.of(*column.worst), sampling, *WORSE.get(len(column.worst), WORST_HALF)))
        return tuple(parts)


def share_of(counted: Counted, k: Counts, sampling: Sampling, part: str = "", label: str = "") -> Part:
    """Return k ÷ valid answers with its Wilson interval, as a part; `k` has shape (cells,)."""
    return proportion(k, counted.valid(), sampling, counted.need, counted.apart(), part=part, label=label)
