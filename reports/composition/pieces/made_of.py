"""What a number is made of, in a sentence: each kind of measure has its own, and what has none is laid out as a table."""

import re
from collections.abc import Sequence
from typing import cast

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.actors import Actors
from indicators.measures.balance import Balance
from indicators.measures.coded import CodedMentions
from indicators.measures.contributions import Contributions
from indicators.measures.count import Count
from indicators.measures.coverage import Coverage
from indicators.measures.effects_by_dimension import EffectsByDimension
from indicators.measures.network import Network
from indicators.measures.paired_change import PairedChange
from indicators.measures.paired_share import PairedShare
from initiatives.declaration.vocabulary import ActorType, Use
from reports.composition.published import ENDS, ReportedResults
from reports.words import french, gathered_actors, reading
from reports.words.reading import Written
from reports.words.sums import adding_up

_DATED = re.compile(r"\d{4}(?:-\d\d)?")
"""Parts that are years, or months."""
_AXIS = "axe"
"""Column of the registers whose levels are the axes of a dialogue."""
_FOR: dict[Use, str] = {
    "action": "pour l’action",
    "coordination": "pour la coordination",
    "evaluation": "pour l’évaluation",
}


def made_of(published: ReportedResults, indicator: Indicator, parts: Sequence[Figure]) -> str | None:
    """Say what a number is made of; "" where there is nothing to add to it, None where its parts have no sentence."""
    named = [one for one in parts if one.part and one.status != "sans_donnee"]
    told = {one.part: one for one in named if reading.said(one)}
    if not told or isinstance(indicator.measure, CodedMentions | EffectsByDimension):
        return ""
    said = _sentence(published, indicator, parts, told)
    if said is None:
        return None
    hidden = len(named) - len(told)
    rest = "le reste est masqué" if hidden and isinstance(indicator.measure, Contributions) else ""
    return _sentence_of([said, rest])


def _sentence(
    published: ReportedResults, indicator: Indicator, parts: Sequence[Figure], told: dict[str, Figure]
) -> str | None:
    measure, in_shares = indicator.measure, reading.in_one_form(parts)
    match measure:
        case Actors():
            counts = {cast(ActorType, part): int(one.value or 0) for part, one in told.items()}
            return _clauses([gathered_actors.present(counts), gathered_actors.absent(counts)])
        case Balance():
            received, given = (told.get(part) for part in ("benefice", "apport"))
            return None if received is None or given is None else _notes(received, given)
        case Contributions():
            there = [one for one in told.values() if one.value]
            if len(there) == 1 and not any(one.untold for one in parts):
                return _all_of_it(measure, there[0])
            written = adding_up(next((one for one in parts if not one.part), None), list(told.values()))
            return french.joined([_contributed(measure, one, written) for one in told.values() if one.value])
        case Coverage():
            return _covered(published, told)
        case Network() if measure.network == "mondes":
            return f"avant, c’étaient {in_shares(told['avant'])}" if "avant" in told else ""
        case Network():
            return _ties(told)
        case Count() if measure.by == _AXIS:
            return _by_axis(published, told)
        case _ if all(map(_DATED.fullmatch, told)):
            return _dated(published, told)
        case PairedShare() if "gagnes" in told and "perdus" in told:
            return _clauses(
                [_from_to(published, told, in_shares) or "", changed(measure, told["gagnes"], told["perdus"])]
            )
        case PairedChange():
            return _from_to(published, told, reading.value)
        case _ if set(ENDS) == set(told):
            return _from_to(published, told, in_shares)
    return None


def beside_the_drawing(
    published: ReportedResults, indicator: Indicator, parts: Sequence[Figure], *, drawn: bool
) -> str:
    """Say of a change of a share what its two ends do not show; of any number that is not drawn, what it is made of."""
    measure, told = indicator.measure, {one.part: one for one in parts if reading.said(one)}
    if not drawn:
        return made_of(published, indicator, parts) or ""
    if not isinstance(measure, PairedShare):
        return ""
    return _sentence_of([changed(measure, told["gagnes"], told["perdus"])])


def changed(measure: PairedShare, gained: Figure, lost: Figure) -> str:
    """Say how many of the same people came to an answer, and how many left it; « en mieux » only where a half is said to be.

    A threshold does not tell which end is good: « Oui, j’ai renoncé » is above « Non ».
    """
    kept, left = (reading.value(one) for one in (gained, lost))
    if measure.better:
        return f"{kept} ont changé en mieux, {left} en moins bien"
    return f"{kept} sont venus à cette réponse, {left} l’ont quittée"


def _notes(received: Figure, given: Figure) -> str:
    """Say the two notes whose difference is the balance."""
    return f"ils notent en moyenne {reading.value(received)} ce qu’ils reçoivent, et {reading.value(given)} ce qu’ils apportent"


def _contributed(measure: Contributions, one: Figure, written: Written) -> str:
    """Say one part of what was brought: « 10 262 € pour la coordination », « 493 h de mécénat de compétences »."""
    if measure.by == "usage":
        return f"{written(one)} {_FOR[cast(Use, one.part)]}"
    return f"{written(one)} {french.of(french.lower_first(one.part_label))}"


def _all_of_it(measure: Contributions, one: Figure) -> str:
    """Say that one part is the whole: « tout pour la coordination », « tout en bénévolat »; its amount is the total's."""
    if measure.by == "usage":
        return f"tout {_FOR[cast(Use, one.part)]}"
    return f"tout en {french.lower_first(one.part_label)}"


def _covered(published: ReportedResults, told: dict[str, Figure]) -> str:
    """Say which levels something was done about, and which not: « Insertion des jeunes et précarité, mais pas handicap »."""
    named: dict[bool, list[str]] = {True: [], False: []}
    for one in told.values():
        named[bool(one.value)].append(french.lower_first(published.part_label(one)))
    if not named[True]:
        return ""
    return ", mais pas ".join(filter(None, (french.joined(named[True]), " ni ".join(named[False]))))


def _by_axis(published: ReportedResults, told: dict[str, Figure]) -> str:
    there = [one for one in told.values() if one.value]
    none = [one for one in told.values() if not one.value]
    said = [f"{reading.value(one)} sur l’axe {_name(published, one)}" for one in there]
    return _clauses([french.joined(said), f"rien sur {_axes([_name(published, one) for one in none])}" if none else ""])


def _axes(names: list[str]) -> str:
    return f"l’axe {names[0]}" if len(names) == 1 else f"les axes {french.joined(names)}"


def _dated(published: ReportedResults, told: dict[str, Figure]) -> str:
    """Say how much there was in each year or month."""
    return french.joined([f"{reading.value(one)} en {_name(published, one)}" for one in told.values() if one.value])


def _ties(told: dict[str, Figure]) -> str:
    before, after, new, lost = (int(told[one].value or 0) for one in ("avant", "apres", "nouvelles", "perdues"))
    gone = f", et {lost} {'perdue' if lost == 1 else 'perdues'}" if lost else ""
    return f"{before} avant, {after} après, dont {new} {'nouvelle' if new < 2 else 'nouvelles'}{gone}"


def _from_to(published: ReportedResults, told: dict[str, Figure], written: Written) -> str | None:
    """Say the two values that are compared, each with its moment: « de 1,8 (octobre 2014) à 2,6 (printemps 2015) »."""
    if not set(ENDS) <= set(told):
        return None
    first, last = (f"{written(told[end])} ({_name(published, told[end])})" for end in ENDS)
    return f"de {first} à {last}"


def _name(published: ReportedResults, one: Figure) -> str:
    return french.lower_first(published.part_label(one))


def _clauses(said: Sequence[str]) -> str:
    return " ; ".join(filter(None, said))


def _sentence_of(clauses: Sequence[str]) -> str:
    said = _clauses(clauses)
    return french.typography(f"{said[:1].upper()}{said[1:]}.") if said else ""
