"""How often each question was left blank by those to whom it was asked."""

from typing import ClassVar

from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling


class Nonresponse(CountedMeasure):
    """Blanks ÷ questionnaires of the waves at which the question is asked: one part per question, no main figure."""

    asked_apart: ClassVar[bool] = True
    nonresponse: str = Field(description="Groupe")

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Count each question; of a question with several answers, one option tells whether it was left blank."""
        if not self._questions(columns):
            return (Need(self.nonresponse),)
        return tuple(Need(self.nonresponse, (Coded(first),)) for first in self._questions(columns).values())

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the share of blanks of each question, at the waves that asked it."""
        asked = columns.tables.get(self.nonresponse, {})
        return tuple(
            Part(
                id=question,
                label=asked[question].label,
                value=one.apart()["missing"] / one.units().clip(min=1),
                n=one.units(),
                k=one.apart()["missing"],
                computation="questions laissées sans réponse, sur les questionnaires reçus",
                waves=asked[question].waves,
                need=one.need,
            )
            for question, one in zip(self._questions(columns), counted, strict=False)
        )

    def _questions(self, columns: Columns) -> dict[str, str]:
        """Return each question with the column that tells whether it was answered; verbatims are not counted."""
        return {
            name: f"{name}.{next(iter(column.options))}" if column.options else name
            for name, column in columns.tables.get(self.nonresponse, {}).items()
            if column.waves and column.answer not in ("verbatim", "date") and "." not in name
        }
