"""Which drawing suits an indicator: told by its kind of measure and by the scale of its question."""

from dataclasses import dataclass
from typing import Literal

from indicators.definitions.indicator import Indicator
from indicators.measures.paired_change import PairedChange
from indicators.measures.paired_share import PairedShare
from indicators.measures.share import Share
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import Scale
from reports.composition.pieces.unforeseen import tells_unforeseen
from reports.composition.published import ReportedResults

Shape = Literal[
    "accord", "evolution", "ordre", "options", "repartition", "part", "moyenne", "avant_apres", "codes", "nombre"
]
"""Stacked bars of agreement, of change, of another order; bars of options; bars of levels; a share alone; a mean on
a scale; two waves compared; the codes that were not foreseen; a number."""


@dataclass(frozen=True)
class Shaped:
    """An indicator, the drawing that suits it, and the question it rests on."""

    indicator: Indicator
    shape: Shape
    question: Question | None
    turned: bool = False
    """Whether less is better: its least answers are the favourable ones."""

    @property
    def group(self) -> str:
        """Return the table that the question was asked in: the group, or another named by `of`."""
        return getattr(self.indicator.measure, "of", None) or self.indicator.group

    @property
    def scale(self) -> str:
        """Name what answers are given on: a closed scale, by its levels, or the unit of a mean; only one scale compares."""
        if isinstance(self.indicator.measure, PairedShare):
            return "%"
        if isinstance(self.indicator.measure, PairedChange) and self.question is None:
            return self.indicator.id  # a score: no other is made of the same items
        if self.question is None or self.shape not in ("moyenne", "accord", "evolution", "ordre", "avant_apres"):
            return ""
        return (self.question.unit or "") if self.question.answer == "number" else " · ".join(self.levels().values())

    def levels(self) -> dict[str, str]:
        """Return the levels of its question, from the least to the most favourable, with their labels."""
        assert self.question is not None, "a level is one of a question"
        told = list(self.question.levels().items())
        return dict(reversed(told) if self.turned else told)

    @property
    def ordered(self) -> Scale | None:
        """Return the scale of its question, where it has one."""
        return self.question.ordered if self.question else None

    @property
    def favourable(self) -> tuple[str, ...]:
        """Return the favourable levels of its question's scale; none where it has none."""
        scale = self.ordered
        return () if scale is None else scale.worst[::-1] if self.turned else scale.best


def kind(indicator: Indicator) -> str:
    """Return the kind of measure: the first key of its definition."""
    return next(iter(type(indicator.measure).model_fields))


def shaped(published: ReportedResults, indicator: Indicator) -> Shaped:
    """Find the drawing that suits an indicator."""
    measure = kind(indicator)
    asked = getattr(indicator.measure, measure)
    group = getattr(indicator.measure, "of", None) or indicator.group
    question = None
    if group in published.initiative.groups and isinstance(asked, str):
        question = published.initiative.questionnaire_of(group).questions.get(asked)
    turned = question is not None and _less_is_better(published, indicator, question)
    return Shaped(indicator, _shape(indicator, measure, question), question, turned)


def _less_is_better(published: ReportedResults, indicator: Indicator, question: Question) -> bool:
    """Whether the least answers are the favourable ones: those that an indicator counts, or a target wants few of the others.

    Only where what is asked decides it, « plus ou moins isolé » ; a difficulty that is counted stays one.
    """
    scale, measure = question.ordered, indicator.measure
    if scale is None or not scale.of_a_statement or not isinstance(measure, Share):
        return False
    told = set(measure.condition.levels(None, tuple(question.levels()))) or set(scale.best)
    target = published.initiative.targets.get(indicator.id)
    few = target is not None and target.at_most is not None
    if few or indicator.step == "difficultes":
        return few and told <= set(scale.best)
    return told <= set(scale.worst)


def _bar(indicator: Indicator, question: Question | None) -> Literal["accord", "evolution", "ordre", ""]:
    """Say how a bar of all the answers is drawn; a scale that is too long shows its halves only where they are what is told."""
    scale = question.ordered if question is not None else None
    halves = getattr(indicator.measure, "better", None)
    return scale.drawn if scale is not None and (halves or not scale.long) else ""


def _shape(indicator: Indicator, measure: str, question: Question | None) -> Shape:
    match measure:
        case "share" if drawn := _bar(indicator, question):
            return drawn
        case "share" | "rate" | "ratio" if indicator.unit == "part":
            return "part"
        case "mean" if question and (question.numeric and (question.ordered or question.unit)):
            return "moyenne"
        case "multiple_choice":
            return "options"
        case "distribution" | "counterfactual":
            return "repartition"
        case "paired_change" | "paired_share":
            return "avant_apres"
        case "coded" if tells_unforeseen(indicator):
            return "codes"
        case _:
            return "nombre"
