"""In which order figures made of other figures are decided: after what they are made of."""

from collections.abc import Mapping

from indicators.definitions.indicator import Indicator
from indicators.measures.base import DerivedMeasure


def after_ingredients(indicators: Mapping[str, Indicator]) -> list[str]:
    """Order the indicators made of others so that each comes after those it is made of.

    Those of a cycle have no figure (stage 5 makes none): they come last.
    """
    ordered: list[str] = []
    left = {key: one.measure.made_of() for key, one in indicators.items() if isinstance(one.measure, DerivedMeasure)}
    while ready := [key for key, made_of in left.items() if not any(other in left for other in made_of)]:
        ordered += ready
        left = {key: made_of for key, made_of in left.items() if key not in ready}
    return [*ordered, *left]
