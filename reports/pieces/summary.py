"""What a reader in a hurry needs: figures to remember, the evaluation questions answered one by one, difficulties."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from indicators.model import Indicator
from indicators.results import Figure
from reports import document as doc
from reports import french, reading, telling
from reports.pieces.absence import absent
from reports.pieces.approaches import KNOWN
from reports.pieces.asides import both_groups, codes_by_sense
from reports.pieces.most_frequent import most_frequent
from reports.pieces.pointing import in_a_row, pointed
from reports.prose import plain
from reports.published import Published

GOALS = {
    1: "pas de pauvreté",
    2: "faim « zéro »",
    3: "bonne santé et bien-être",
    4: "éducation de qualité",
    5: "égalité entre les sexes",
    6: "eau propre et assainissement",
    7: "énergie propre et d’un coût abordable",
    8: "travail décent et croissance économique",
    9: "industrie, innovation et infrastructure",
    10: "inégalités réduites",
    11: "villes et communautés durables",
    12: "consommation et production responsables",
    13: "mesures relatives à la lutte contre les changements climatiques",
    14: "vie aquatique",
    15: "vie terrestre",
    16: "paix, justice et institutions efficaces",
    17: "partenariats pour la réalisation des objectifs",
}
"""The sustainable development goals by their French short titles (United Nations, 2015)."""
MOST = 3
"""Key figures at the head of a chapter: three at most."""


def key_figures(published: Published, groups: list[str]) -> tuple[doc.Block, ...]:
    """Return the figures to remember of some groups: the first of each evaluation question, then the second…"""
    asked = [
        [id for id in question.indicators if _of_groups(published, id, groups)]
        for question in published.initiative.questions.values()
    ]
    return _first(published, [id for rank in zip_longest(*asked) for id in rank if id])


def summary_figures(published: Published) -> tuple[doc.Block, ...]:
    """Return the figures to remember of the whole evaluation: the first of each question, in order."""
    return _first(published, [question.indicators[0] for question in published.initiative.questions.values()])


def _of_groups(published: Published, id: str, groups: list[str]) -> bool:
    return id in published.results.indicators and published.indicator(id).group in groups


def _first(published: Published, ids: list[str]) -> tuple[doc.Block, ...]:
    shown = []
    for id in dict.fromkeys(ids):
        figure = published.figure(id) if id in published.results.indicators else None
        if figure is not None and figure.status == "publie" and figure.value is not None:
            shown.append(_key(published, published.indicator(id), figure))
    return (doc.KeyFigures(figures=tuple(shown[:MOST])),) if shown else ()


def _key(published: Published, indicator: Indicator, figure: Figure) -> doc.KeyFigure:
    basis = " · ".join(filter(None, (published.moment(indicator.id), reading.basis(figure))))
    return doc.KeyFigure(
        value=reading.change(indicator, figure),
        label=french.typography(indicator.label),
        basis=french.typography(basis),
        indicator=indicator.id,
    )


def answers(published: Published, level: int = 2, most: int = 99) -> tuple[doc.Block, ...]:
    """Answer the evaluation questions one by one: the sentences of at most `most` indicators, with their targets."""
    found: list[doc.Block] = []
    for id, question in published.initiative.questions.items():
        found.append(
            doc.Heading(level=level, text=french.typography(question.question), anchor=f"question-{id}", number="")
        )
        said = _answers(published, question.indicators)[:most]
        if said:
            found.append(doc.Prose(inline=in_a_row([pointed(line, published.indicator(one)) for one, line in said])))
        else:
            absent = "Les données reçues ne permettent pas de répondre à cette question."
            found.append(doc.Note(tone="absence", title="Sans réponse", inline=plain(absent)))
    return tuple(found)


def verdicts(published: Published, most: int = 2, in_all: int = 12) -> tuple[doc.Block, ...]:
    """Answer the evaluation questions one by one, each with its verdict, what it rests on, and how that is known.

    `most` sentences each at most, and about `in_all` together, the first questions served first: two pages are short.
    """
    found: list[doc.Block] = []
    spare = max(0, in_all - len(published.initiative.questions))
    for id, question in published.initiative.questions.items():
        found.append(
            doc.Heading(level=2, text=french.typography(question.question), anchor=f"question-{id}", number="")
        )
        said = _answers(published, question.indicators)
        told = [(one, line) for one, line in said if _tells(published, one)]
        told = told[: min(most, 1 + spare)]
        spare -= max(0, len(told) - 1)
        shown = [one for one, _ in told]
        judged = _verdict(published, shown) if told else _unanswered(published, [one for one, _ in said])
        verdict = doc.Run(french.typography(judged), strong=True)
        lines = in_a_row([pointed(line, published.indicator(one)) for one, line in told])
        found.append(doc.Prose(inline=(verdict, doc.Run(" "), *lines)))
    return tuple(found)


def _tells(published: Published, id: str) -> bool:
    return any(
        figure.status == "publie" and (figure.value is not None or figure.text) for figure in published.parts(id)
    )


def _unanswered(published: Published, ids: list[str]) -> str:
    """Say why a question has no answer: nobody gave one, or what was received must be hidden."""
    if any(figure.status == "masque" for id in ids for figure in published.parts(id)):
        return "Sans réponse : rien de ce qui a été reçu ne peut être publié."
    return "Sans réponse : aucune réponse exploitable n’a été recueillie."


def _verdict(published: Published, told: list[str]) -> str:
    """Judge by the targets that were set, and by them alone; where none was, what is read is an observation."""
    known = ", ".join(dict.fromkeys(KNOWN[published.indicator(id).evidence] for id in told))
    goals = published.initiative.targets
    judged = [
        figure.value >= goals[id]
        for id in told
        if id in goals and (figure := published.figure(id)) is not None and figure.value is not None
    ]
    if not judged:
        return f"Constat, sans cible ({known})."
    if all(judged):
        return f"Oui : cible atteinte ({known})."
    return f"{'En partie : une cible manquée' if any(judged) else 'Non : cible manquée'} ({known})."


def _answers(published: Published, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return what each indicator answers, with its id; the first interval of the paragraph is in words."""
    told = {id: parts for id in ids if id in published.results.indicators and (parts := published.parts(id))}
    mains = {id: main for id, parts in told.items() if (main := next((one for one in parts if not one.part), None))}
    lines = dict(
        zip(mains, telling.sentences([(published.indicator(id), main) for id, main in mains.items()]), strict=True)
    )
    return [
        (
            id,
            _answer(published, id, mains[id], lines[id])
            if id in mains
            else most_frequent(published.indicator(id), parts),
        )
        for id, parts in told.items()
    ]


def _answer(published: Published, id: str, main: Figure, sentence: str) -> str:
    indicator = published.indicator(id)
    said = _dated(published, indicator, sentence)
    said = " ".join(filter(None, (said, both_groups(published, indicator), codes_by_sense(published, indicator))))
    target = published.initiative.targets.get(id)
    if target is not None and main.value is not None:
        reached = "atteinte" if main.value >= target else "non atteinte"
        said += french.typography(f" Cible de {reading.goal(main, target)} {reached}.")
    return said


def _dated(published: Published, indicator: Indicator, said: str) -> str:
    """Say a figure, after the name of its wave, or of the two that it compares, where it could be another."""
    moment = published.moment(indicator.id)
    return french.typography(f"{moment} : {french.lower_first(said)}") if moment else said


def difficulties(published: Published) -> tuple[doc.Block, ...]:
    """List the most frequent difficulties that each group declares; say so when nobody was asked."""
    items = []
    for indicator in published.results.indicators.values():
        parts = published.parts(indicator.id)
        told = parts and parts[0].status == "publie"
        asked = getattr(indicator.measure, "multiple_choice", "")
        if indicator.step == "difficultes" and asked and asked != EXPECTED and told:
            said = f"{indicator.label} : {french.lower_first(most_frequent(indicator, parts))}"
            items.append(pointed(said, indicator))
    if items:
        return (doc.Bullets(items=tuple(items)),)
    said = "Aucune question sur les difficultés n’a été posée, ou ses réponses ne peuvent pas être publiées."
    return absent(said)


EXPECTED = "attentes"
"""The question, in the common words of questionnaires, on what people wish for next: no difficulty."""


def sentences(published: Published, *ids: str) -> tuple[doc.Block, ...]:
    """Say the main figures of the indicators named in one paragraph; those not chosen or masked are left out."""
    found = [(published.indicator(id), published.figure(id)) for id in ids if id in published.results.indicators]
    shown = [(one, figure) for one, figure in found if figure and figure.status == "publie"]
    lines = zip(shown, telling.sentences(shown), strict=True)
    said = [pointed(_dated(published, one, line), one) for (one, _), line in lines]
    return (doc.Prose(inline=in_a_row(said)),) if said else ()


def sustainable_development_goals(published: Published) -> tuple[doc.Block, ...]:
    """Name the goals to which the indicators are tagged, with how many indicators each."""
    tagged = Counter(goal for indicator in published.results.indicators.values() for goal in indicator.odd)
    if not tagged:
        return ()
    goals = " ; ".join(f"{goal}, {GOALS[goal]} ({count})" for goal, count in sorted(tagged.items()))
    said = f"Objectifs de développement durable auxquels se rattachent les indicateurs, avec leur nombre : {goals}."
    return (doc.Prose(inline=plain(said)),)
