"""What the figures reply to the evaluation questions: the verdict, then one sentence per indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Evidence
from reports.composition.pieces.asides import both_groups, compared_by
from reports.composition.pieces.most_frequent import most_frequent
from reports.composition.pieces.targets import verdict_of
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
    silent = [one for one in known if not one.told]
    by_reason: dict[str, list[Reply]] = {}
    for one in silent:
        why = "non publié" if _masked(published, one) else reading.value(one.first)
        by_reason.setdefault(why, []).append(one)
    hidden = [f"{why} pour {_named([_silent(published, one) for one in those])}" for why, those in by_reason.items()]
    return french.typography(f"{_judgement(judged, len(told) - len(judged), hidden)}, d’après {rests}.")


def settles(published: ReportedResults, known: Sequence[Reply]) -> bool:
    """Say whether a verdict says more than that figures were observed: a target judges one, or one has no answer."""
    return any(not one.told or verdict_of(published, one.indicator.id) is not None for one in known)


def _judgement(judged: Sequence[tuple[Reply, Verdict]], observed: int, hidden: Sequence[str]) -> str:
    """Say what was judged, by name where it is not all of the question; how much was only observed; what is `hidden`, and why."""
    if not judged and hidden:
        said = [
            f"constat, sans cible, pour {'un chiffre' if observed == 1 else f'{french.in_words(observed)} chiffres'}"
        ]
    elif not judged:
        said = ["Constat, sans cible fixée"]
    elif not observed and not hidden:
        said = [in_words([how for _, how in judged])]
    else:
        by_verdict = {how: [one for one, other in judged if other == how] for how in _VERDICTS}
        said = [
            f"{_VERDICTS[how]} pour {_named([_quoted(one) for one in those])}"
            for how, those in by_verdict.items()
            if those
        ]
        said += [f"constat sans cible pour {_counted(observed)}"] if observed else []
    whole = " ; ".join([*said, *hidden])
    return whole[:1].upper() + whole[1:]


NAMED = 3
"""Indicators that a verdict names; beyond, it counts them, and what follows names them all."""
_VERDICTS: dict[Verdict, str] = {
    "reached": "cible atteinte",
    "barely": "cible atteinte de justesse",
    "unsure": "on ne peut pas trancher",
    "missed": "cible non atteinte",
}


def _named(names: Sequence[str]) -> str:
    left = len(names) - NAMED
    return french.joined([*names[:NAMED], *([_counted(left)] if left > 0 else [])])


def _quoted(one: Reply) -> str:
    return f"« {one.indicator.label} »"


def _silent(published: ReportedResults, one: Reply) -> str:
    """Name an indicator that says nothing, and when, where it says something at another wave: the report shows it elsewhere."""
    id = one.indicator.id
    told = any(_tells(figure) for wave in published.waves(id) for figure in published.parts(id, wave=wave))
    return f"{_quoted(one)} ({french.lower_first(published.moment(id))})" if told else _quoted(one)


def _counted(count: int) -> str:
    return "un autre chiffre" if count == 1 else f"{french.in_words(count)} autres chiffres"


def _unanswered(published: ReportedResults, known: Sequence[Reply]) -> str:
    """Say why a question has no answer: nobody gave one, or what was received must be hidden."""
    if any(_masked(published, one) for one in known):
        return "Sans réponse : rien de ce qui a été reçu ne peut être publié."
    return "Sans réponse : aucune réponse exploitable n’a été recueillie."


def unanswered(published: ReportedResults, ids: Sequence[str]) -> str:
    """Say which of the indicators that answer a question may not be read, and which have no data; "" where each tells something."""
    known = replies(published, ids, spelled=False)
    silent = [one for one in known if not one.told]
    if silent and len(silent) == len(known):
        return _unanswered(published, known)
    masked = [_silent(published, one) for one in silent if _masked(published, one)]
    unfed = [_silent(published, one) for one in silent if not _masked(published, one)]
    said = [f"Non publié, pour protéger ceux qui ont répondu : {_named(masked)}."] if masked else []
    said += [f"Sans donnée : {_named(unfed)}."] if unfed else []
    return french.typography(" ".join(said))


def _masked(published: ReportedResults, one: Reply) -> bool:
    return any(figure.status == "masque" for figure in published.parts(one.indicator.id))


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


def said_apart(published: ReportedResults, known: Sequence[Reply]) -> list[Reply]:
    """Leave out what another of these replies says already: how much each group changed stands beside what they differ by."""
    within = {one.id for reply in known for one, _ in compared_by(published, reply.indicator)}
    return [one for one in known if one.indicator.id not in within]


def _tells(figure: Figure) -> bool:
    return figure.status == "publie" and (figure.value is not None or bool(figure.text))


def _answer(published: ReportedResults, id: str, main: Figure, sentence: str, *, judged: bool) -> str:
    indicator = published.indicator(id)
    compared = both_groups(published, indicator)
    doubt = french.typography(published.caution(main))
    said = " ".join(
        filter(None, (dated(published, indicator, main, compared or sentence), compared and sentence, doubt))
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
