"""What the figures reply to the evaluation questions: the verdict, then one sentence per indicator, at the length asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Evidence
from reports import document as doc
from reports.composition.pieces.asides import both_groups, codes_by_sense
from reports.composition.pieces.most_frequent import most_frequent
from reports.composition.pieces.pointing import in_a_row, pointed, pointer
from reports.composition.pieces.targets import verdict_of
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading, telling
from reports.words.verdicts import Verdict, doubt, in_words

KNOWN_BY: dict[Evidence, str] = {
    "suivi": "le suivi",
    "declare": "ce qui est déclaré",
    "constate_par_un_tiers": "ce que des tiers disent avoir vu",
    "avant_apres": "une comparaison avant et après",
    "avec_comparaison": "une comparaison entre groupes",
}
"""How a figure is known, as a sentence says it."""


@dataclass(frozen=True)
class Reply:
    """What one indicator replies: its sentence, and its first figure; `told` where the sentence gives a value."""

    indicator: Indicator
    said: str
    first: Figure
    told: bool


def answers(published: ReportedResults, level: int = 2, most: int = 99) -> tuple[doc.Block, ...]:
    """Answer the evaluation questions one by one: the sentences of at most `most` indicators, those with a value first."""
    found: list[doc.Block] = []
    spelled = True
    for id, question in published.initiative.questions.items():
        found.append(_asked(id, question.question, level))
        said = sorted(replies(published, question.indicators, spelled=spelled), key=lambda one: not one.told)[:most]
        spelled = spelled and not any(one.told and reading.interval(one.first) for one in said)
        if said:
            found.append(doc.Prose(inline=in_a_row([pointed(one.said, one.indicator) for one in said])))
        else:
            absent = "Les données reçues ne permettent pas de répondre à cette question."
            found.append(doc.Note(tone="absence", title="Sans réponse", inline=plain(absent)))
    return tuple(found)


def essentials(published: ReportedResults, most: int = 4) -> tuple[doc.Block, ...]:
    """Answer the evaluation questions one by one: the verdict in bold, then at most `most` figures, one per line.

    What remains is named by its codes, each linked to its definition, and what is masked says why.
    """
    found: list[doc.Block] = []
    spelled, reason = True, None
    for id, question in published.initiative.questions.items():
        known = replies(published, question.indicators)
        told, hidden = [one for one in known if one.told], [one for one in known if not one.told]
        kept = _kept(published, told, most, spelled=spelled)
        spelled = spelled and not any(reading.interval(one.first) for one in kept)
        found.append(_asked(id, question.question, 2))
        found.append(doc.Prose(inline=(doc.TextRun(verdict(published, known, kept), strong=True),)))
        if kept:
            found.append(doc.Bullets(items=tuple(pointed(one.said, one.indicator) for one in kept)))
        shown = {one.indicator.id for one in kept}
        rest = [_others([one for one in told if one.indicator.id not in shown]), *_masked(hidden, reason)]
        reason = next((one.first.reason for one in reversed(hidden) if one.first.untold), reason)
        if any(rest):
            found.append(doc.Prose(inline=in_a_row([one for one in rest if one])))
    return tuple(found)


def verdicts(published: ReportedResults, most: int = 2, in_all: int = 12) -> tuple[doc.Block, ...]:
    """Answer the evaluation questions one by one, each with its verdict, what it rests on, and how that is known.

    `most` sentences each at most, and about `in_all` together, the first questions served first: two pages are short.
    """
    found: list[doc.Block] = []
    spare = max(0, in_all - len(published.initiative.questions))
    spelled = True
    for id, question in published.initiative.questions.items():
        known = replies(published, question.indicators)
        kept = _kept(published, [one for one in known if one.told], min(most, 1 + spare), spelled=spelled)
        spare -= max(0, len(kept) - 1)
        spelled = spelled and not any(reading.interval(one.first) for one in kept)
        found.append(_asked(id, question.question, 2))
        lines = in_a_row([pointed(one.said, one.indicator) for one in kept])
        found.append(
            doc.Prose(inline=(doc.TextRun(verdict(published, known, kept), strong=True), doc.TextRun(" "), *lines))
        )
    return tuple(found)


def _kept(published: ReportedResults, told: Sequence[Reply], most: int, *, spelled: bool) -> list[Reply]:
    """Keep at most so many replies, in their order: first those that have a target, since the verdict rests on them."""
    goals = published.initiative.targets
    first = sorted(told, key=lambda one: one.indicator.id not in goals)[:most]
    kept = [one.indicator.id for one in told if one in first]
    alone = sum(one.indicator.id in goals for one in told) == 1
    return replies(published, kept, spelled=spelled, judged=alone)


def verdict(published: ReportedResults, known: Sequence[Reply], kept: Sequence[Reply]) -> str:
    """Judge by all the targets that were set for a question, and by them alone; say what else is only observed, or unknown.

    `kept` are the replies that a reader is given: the verdict says how they are known.
    """
    told = [one for one in known if one.told]
    if not told:
        return _unanswered(published, known)
    found = [(one, verdict_of(published, one.indicator.id)) for one in told]
    judged = [(one, how) for one, how in found if how is not None]
    evidence = dict.fromkeys(one.indicator.evidence for one in (*(one for one, _ in judged), *kept))
    rests = french.joined([KNOWN_BY[one] for one in evidence])
    hidden = [one for one in known if not one.told]
    return french.typography(f"{_judgement(judged, len(told) - len(judged), hidden)}, d’après {rests}.")


def _judgement(judged: Sequence[tuple[Reply, Verdict]], observed: int, hidden: Sequence[Reply]) -> str:
    """Say what was judged, by name where it is not all of the question; how much was only observed; what has no answer."""
    if not judged:
        said = ["Constat, sans cible fixée"]
    elif not observed and not hidden:
        said = [in_words([how for _, how in judged])]
    else:
        by_verdict = {how: [one for one, other in judged if other == how] for how in _VERDICTS}
        said = [f"{_VERDICTS[how]} pour {_named(those)}" for how, those in by_verdict.items() if those]
        said += [f"constat sans cible pour {_counted(observed)}"] if observed else []
    said += [f"sans réponse pour {_named(hidden)}"] if hidden else []
    whole = " ; ".join(said)
    return whole[:1].upper() + whole[1:]


NAMED = 3
"""Indicators that a verdict names; beyond, it counts them, and what follows names them all."""
_VERDICTS: dict[Verdict, str] = {
    "reached": "cible atteinte",
    "barely": "cible atteinte de justesse",
    "unsure": "on ne peut pas trancher",
    "missed": "cible non atteinte",
}


def _named(those: Sequence[Reply]) -> str:
    named, left = [f"« {one.indicator.label} »" for one in those[:NAMED]], len(those) - NAMED
    return french.joined([*named, *([_counted(left)] if left > 0 else [])])


def _counted(count: int) -> str:
    return "un autre chiffre" if count == 1 else f"{french.in_words(count)} autres chiffres"


def _unanswered(published: ReportedResults, known: Sequence[Reply]) -> str:
    """Say why a question has no answer: nobody gave one, or what was received must be hidden."""
    if any(figure.status == "masque" for one in known for figure in published.parts(one.indicator.id)):
        return "Sans réponse : rien de ce qui a été reçu ne peut être publié."
    return "Sans réponse : aucune réponse exploitable n’a été recueillie."


def replies(
    published: ReportedResults, ids: Sequence[str], *, spelled: bool = True, judged: bool = False
) -> list[Reply]:
    """Return what each indicator replies; `spelled` says the first interval in words.

    `judged` where a verdict has said whether the only target of the question is reached: it is not said twice.
    """
    found = {id: parts for id in ids if id in published.results.indicators and (parts := published.parts(id))}
    mains = {id: main for id, parts in found.items() if (main := next((one for one in parts if not one.part), None))}
    figures = [(published.indicator(id), main) for id, main in mains.items()]
    lines = dict(zip(mains, telling.sentences(figures, spelled=spelled), strict=True))
    return [
        Reply(
            published.indicator(id),
            _answer(published, id, mains[id], lines[id], judged=judged)
            if id in mains
            else most_frequent(published.indicator(id), parts),
            mains.get(id, parts[0]),
            any(_tells(figure) for figure in parts),
        )
        for id, parts in found.items()
    ]


def _tells(figure: Figure) -> bool:
    return figure.status == "publie" and (figure.value is not None or bool(figure.text))


def _answer(published: ReportedResults, id: str, main: Figure, sentence: str, *, judged: bool) -> str:
    indicator = published.indicator(id)
    compared, named = both_groups(published, indicator), codes_by_sense(published, indicator)
    doubt = french.typography(published.caution(main))
    said = " ".join(
        filter(None, (dated(published, indicator, main, compared or sentence), compared and sentence, named, doubt))
    )
    how = verdict_of(published, id)
    return said if how is None else said + french.typography(_target(published, id, main, how, judged=judged))


def _target(published: ReportedResults, id: str, main: Figure, how: Verdict, *, judged: bool) -> str:
    """Say the target of a figure, and how far it is reached; where a verdict has said so, only why one may doubt."""
    target = published.initiative.targets[id]
    goal, why = reading.goal(main, target), doubt(main, target)
    if judged:
        return f" La cible était de {goal}{f' : {why}' if how in ('barely', 'unsure') else ''}."
    return {
        "reached": f" La cible, {goal}, est atteinte.",
        "barely": f" La cible, {goal}, est atteinte de justesse : {why}.",
        "unsure": f" La cible est de {goal} : on ne peut pas trancher, {why}.",
        "missed": f" La cible, {goal}, n’est pas atteinte.",
    }[how]


def dated(published: ReportedResults, indicator: Indicator, main: Figure, said: str) -> str:
    """Say a figure, after the months of its wave, or of the two that it compares, where it could be of others."""
    when = published.when(indicator.id) if reading.said(main) else ""
    return french.typography(f"{when}, {french.lower_first(said)}") if when else said


def _asked(id: str, question: str, level: int) -> doc.Heading:
    return doc.Heading(level=level, text=french.typography(question), anchor=f"question-{id}", number="")


def _others(rest: list[Reply]) -> doc.Inline:
    """Point to the replies that are not written out."""
    if not rest:
        return ()
    said = (
        "Un autre indicateur répond"
        if len(rest) == 1
        else f"{french.in_words(len(rest)).capitalize()} autres répondent"
    )
    return (
        doc.TextRun(french.typography(f"{said} à cette question : "), small=True),
        *_codes(rest),
        doc.TextRun(".", small=True),
    )


def _masked(hidden: list[Reply], told: str | None) -> list[doc.Inline]:
    """Name what gives no value, with the reason, once for all those that share it; in short where it was `told` before."""
    found = []
    for why, alike in groupby(sorted(hidden, key=_why), key=_why):
        those, named = list(alike), list[doc.TextRun]()
        for one in those:
            label = french.typography(f"{', ' if named else ''}{one.indicator.label}")
            named += [doc.TextRun(f"{label}\u00a0", small=True), pointer(one.indicator)]
        first = those[0].first
        said = reading.masked(first, told) if first.untold else why
        found.append((*named, doc.TextRun(french.typography(f" : {said}"), small=True)))
    return found


def _why(one: Reply) -> str:
    return reading.masked(one.first) if one.first.untold else "sans donnée."


def _codes(those: list[Reply]) -> doc.Inline:
    return tuple(
        run
        for place, one in enumerate(those)
        for run in (*((doc.TextRun(", ", small=True),) if place else ()), pointer(one.indicator))
    )
