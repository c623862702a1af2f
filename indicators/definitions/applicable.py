"""Which indicators an initiative can feed, and why not the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.counting.columns import Columns, columns_of
from indicators.definitions.comparison_checks import not_comparable, not_compared
from indicators.definitions.indicator import Indicator
from indicators.measures.base import DeclaredMeasure, DerivedMeasure
from initiatives.declaration.model import Initiative

_OUT_OF = {"note_sur_10": 10, "note_sur_100": 100}


@dataclass(frozen=True)
class Verdict:
    """What an indicator lacks in an initiative, and what is wrong in its definition: French sentences without place."""

    lacking: tuple[str, ...]
    mistakes: tuple[str, ...]


def verdicts(initiative: Initiative, indicators: Mapping[str, Indicator]) -> dict[str, Verdict]:
    """Judge every indicator; one made of others lacks what they lack, and may not go round in circles."""
    columns = columns_of(initiative)
    found: dict[str, Verdict] = {}
    for indicator in indicators.values():
        _judge(indicator, initiative, columns, indicators, found, ())
    return found


def _judge(
    indicator: Indicator,
    initiative: Initiative,
    columns: Columns,
    indicators: Mapping[str, Indicator],
    found: dict[str, Verdict],
    above: tuple[str, ...],
) -> Verdict:
    if indicator.id in found:
        return found[indicator.id]
    if indicator.id in above:
        circle = " → ".join((*above[above.index(indicator.id) :], indicator.id))
        return Verdict((), (f"se calcule à partir de lui-même ({circle}) ; rompez ce cercle",))
    measure = indicator.measure
    lacking = list(measure.lacking(indicator.group, columns))
    mistakes = [] if lacking else list(measure.mistakes(indicator.group, columns))
    if not lacking and not mistakes:
        mistakes += _out_of_its_unit(indicator, columns)
    if isinstance(measure, DeclaredMeasure):
        lacking += measure.undeclared(initiative)
    if isinstance(measure, DerivedMeasure):
        for name in measure.made_of():
            if name not in indicators:
                mistakes.append(f"se calcule à partir de « {name} », qui n’existe pas")
                continue
            inner = _judge(indicators[name], initiative, columns, indicators, found, (*above, indicator.id))
            lacking += [f"se calcule à partir de « {name} », qui {why}" for why in inner.lacking]
            mistakes += [f"se calcule à partir de « {name} », qui {why}" for why in inner.mistakes]
        mistakes += not_comparable(indicator, indicators)
        alone = not_compared(indicator, indicators, initiative)
        lacking += [] if lacking or alone is None else [alone]
    found[indicator.id] = Verdict(tuple(lacking), tuple(mistakes))
    return found[indicator.id]


def _out_of_its_unit(indicator: Indicator, columns: Columns) -> Iterator[str]:
    """Say when a note is told out of ten or a hundred, and goes up to another number."""
    out_of, highest = _OUT_OF.get(indicator.unit), indicator.measure.highest(indicator.group, columns)
    if out_of is not None and highest is not None and highest != out_of:
        whole = "times" in type(indicator.measure).model_fields and highest < out_of and not out_of % highest
        way = f"« times: {out_of / highest:g} », ou « unit: nombre »" if whole else "« unit: nombre »"
        yield f"s’annonce sur {out_of} (« unit »), mais va jusqu’à {highest:g} ; écrire {way}"
