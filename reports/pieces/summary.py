"""What a reader in a hurry needs: figures to remember, the evaluation questions answered one by one, difficulties."""

from collections import Counter
from itertools import zip_longest

from indicators.model import Indicator
from indicators.results import Figure
from reports import document as doc
from reports import french, reading
from reports.pieces.absence import absent
from reports.pieces.asides import both_groups, codes_by_sense
from reports.pieces.most_frequent import most_frequent
from reports.pieces.shapes import kind
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
        said = [sentence for indicator in question.indicators for sentence in _answer(published, indicator)][:most]
        if said:
            found.append(doc.Prose(inline=plain(" ".join(said))))
        else:
            absent = "Les données reçues ne permettent pas de répondre à cette question."
            found.append(doc.Note(tone="absence", title="Sans réponse", inline=plain(absent)))
    return tuple(found)


def _answer(published: Published, id: str) -> list[str]:
    if id not in published.results.indicators:
        return []
    indicator, parts = published.indicator(id), published.parts(id)
    if not parts:
        return []
    main = next((figure for figure in parts if figure.part == ""), None)
    if main is None:
        return [most_frequent(indicator, parts)]
    said = _dated(published, indicator, main)
    said = " ".join(filter(None, (said, both_groups(published, indicator), codes_by_sense(published, indicator))))
    target = published.initiative.targets.get(id)
    if target is not None and main.value is not None:
        reached = "atteinte" if main.value >= target else "non atteinte"
        said += french.typography(f" Cible de {reading.measured(main, target)} {reached}.")
    return [said]


def _dated(published: Published, indicator: Indicator, main: Figure) -> str:
    """Say a figure, after the name of its wave, or of the two that it compares, where it could be another."""
    said = reading.sentence(indicator, main)
    moment = published.moment(indicator.id)
    return french.typography(f"{moment} : {french.lower_first(said)}") if moment else said


def difficulties(published: Published) -> tuple[doc.Block, ...]:
    """List the most frequent difficulties that each group declares; say so when nobody was asked."""
    items = []
    for indicator in published.results.indicators.values():
        parts = published.parts(indicator.id)
        told = parts and parts[0].status == "publie"
        if indicator.step == "difficultes" and kind(indicator) == "multiple_choice" and told:
            items.append(plain(f"{indicator.label} : {french.lower_first(most_frequent(indicator, parts))}"))
    if items:
        return (doc.Bullets(items=tuple(items)),)
    said = "Aucune question sur les difficultés n’a été posée, ou ses réponses ne peuvent pas être publiées."
    return absent(said)


def sentences(published: Published, *ids: str) -> tuple[doc.Block, ...]:
    """Say the main figures of the indicators named in one paragraph; those not chosen or masked are left out."""
    shown = [(published.indicator(id), published.figure(id)) for id in ids if id in published.results.indicators]
    said = [_dated(published, one, figure) for one, figure in shown if figure and figure.status == "publie"]
    return (doc.Prose(inline=plain(" ".join(said))),) if said else ()


def sustainable_development_goals(published: Published) -> tuple[doc.Block, ...]:
    """Name the goals to which the indicators are tagged, with how many indicators each."""
    tagged = Counter(goal for indicator in published.results.indicators.values() for goal in indicator.odd)
    if not tagged:
        return ()
    goals = " ; ".join(f"{goal}, {GOALS[goal]} ({count})" for goal, count in sorted(tagged.items()))
    said = f"Objectifs de développement durable auxquels se rattachent les indicateurs, avec leur nombre : {goals}."
    return (doc.Prose(inline=plain(said)),)
