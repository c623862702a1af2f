"""How often each option of a question with several answers was ticked; the shares may exceed 100 % together."""

from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.measures.share import share_of
from indicators.weights.sampling import Sampling
from initiatives.declaration.vocabulary import YES


class MultipleChoice(CountedMeasure):
    """Each option's ticks ÷ people who answered the question (a blank question is missing, not a no)."""

    multiple_choice: str = Field(description="Question à plusieurs réponses")
    of: str | None = Field(default=None, description="Table comptée, si ce n’est pas le groupe du fichier")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count each option apart."""
        table = self.of or group
        column = columns.get(table, self.multiple_choice)
        options = tuple(column.options) if column is not None else ()
        if not options:  # the question itself is named, so that its absence or its kind can be told
            return (Need(table, (Coded(self.multiple_choice),)),)
        return tuple(Need(table, (Coded(f"{self.multiple_choice}.{option}"),)) for option in options)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say when the question takes one answer only."""
        column = columns.get(self.of or group, self.multiple_choice)
        if column is not None and column.answer != "several_of":
            return (f"« {self.multiple_choice} » n’accepte qu’une réponse : écrire « distribution » à la place",)
        return ()

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return one share per option, in the order of the questionnaire; there is no main figure."""
        labels = columns.tables[counted[0].need.table][self.multiple_choice].options
        return tuple(
            share_of(one, one.of(YES), sampling, option, label)
            for one, (option, label) in zip(counted, labels.items(), strict=True)
        )
