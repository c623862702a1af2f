"""What a reader in a hurry needs: figures to remember, sentences of a few indicators, difficulties."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.asides import compared_by, sides
from reports.composition.pieces.most_frequent import NONE, led, none_of_these, ranked
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.pieces.replies import dated
from reports.composition.pieces.shapes import shaped
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading, telling

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


def key_figures(published: ReportedResults, groups: list[str]) -> tuple[doc.Block, ...]:
    """Return the figures to remember of some groups: the first of each evaluation question, then the second…"""
    asked = [
        [id for id in question.indicators if _of_groups(published, id, groups)]
        for question in published.initiative.questions.values()
    ]
    return _first(published, [id for rank in zip_longest(*asked) for id in rank if id])


def _of_groups(published: ReportedResults, id: str, groups: list[str]) -> bool:
    return id in published.results.indicators and published.indicator(id).group in groups


def _first(published: ReportedResults, ids: list[str]) -> tuple[doc.Block, ...]:
    """Return figures in the order asked; one that is masked or missing says so in its place, and no other takes it."""
    found = [(id, published.figure(id)) for id in dict.fromkeys(ids) if id in published.results.indicators]
    shown = [key_figure(published, published.indicator(id), figure) for id, figure in found if figure is not None]
    return (doc.KeyFigures(figures=tuple(shown[:MOST])),) if shown else ()


def key_figure(published: ReportedResults, indicator: Indicator, figure: Figure, known: str = "") -> doc.KeyFigure:
    """Return one figure to remember, with what it rests on, and `known`, how; a difference in doubt says that it is."""
    doubt = "" if reading.is_clear(indicator, figure) else reading.UNCLEAR
    rests = reading.basis(figure, sides(published, indicator, figure))
    basis = " · ".join(filter(None, (doubt, published.when(indicator.id), rests, known)))
    question = shaped(published, indicator).question
    unit = question.unit if question is not None and figure.unit == "nombre" and reading.said(figure) else None
    return doc.KeyFigure(
        value=french.NARROW.join(filter(None, (reading.change(indicator, figure), unit))),
        label=french.typography(indicator.label),
        basis=french.typography(basis),
        indicator=indicator.id,
        colour=published.coloured_as(indicator.group),
        beside=tuple(one.id for one, _ in compared_by(published, indicator)),
    )


def difficulties(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say of each group which difficulties come first, how many see none, and of how many; say so when nobody was asked."""
    items = [_obstacles(published, indicator, parts) for indicator, parts in told_obstacles(published)]
    if items:
        return (doc.Bullets(items=tuple(items)),)
    said = "Aucune question sur les difficultés n’a été posée, ou ses réponses ne peuvent pas être publiées."
    return absent(said)


def told_obstacles(published: ReportedResults) -> Iterator[tuple[Indicator, tuple[Figure, ...]]]:
    """Yield the questions on difficulties whose answers are published, with those answers."""
    for indicator in published.results.indicators.values():
        parts = published.parts(indicator.id)
        told = parts and parts[0].status == "publie"
        asked = getattr(indicator.measure, "multiple_choice", "")
        if indicator.step == "difficultes" and asked and asked != EXPECTED and told:
            yield indicator, parts


def _obstacles(published: ReportedResults, indicator: Indicator, parts: tuple[Figure, ...]) -> doc.Inline:
    """« Les jeunes citent d’abord les trajets (43 %), puis la connexion (37 %) ; aucune difficulté pour 13 %. n = 54 »."""
    group = published.initiative.groups.get(indicator.group)
    named, none = ranked(parts), none_of_these(parts)
    name = f"Les {french.lower_first(group.label)}" if group else indicator.label
    free = "" if none is None else f"aucune difficulté pour {reading.value(none)}"
    if not named or named[0].part in NONE:
        cited = f"n’en citent aucune{f' ({reading.value(named[0])})' if named else ''}"
    elif none is not None and (none.value or 0.0) > (named[0].value or 0.0):
        # What most answered comes first: « d’abord » of a difficulty that fewer named would be false.
        name, cited = f"{name} :", f"{free} ; sinon, {led(named)}"
    else:
        name = name if group else f"{name} :"
        cited = " ; ".join(filter(None, (f"{'citent d’abord ' if group else ''}{led(named)}", free)))
    base = "" if reading.small(parts[0]) else f" {french.base(parts[0].n or 0)}"
    said = french.typography(f"{cited}.")
    return (
        doc.TextRun(french.typography(f"{name} "), strong=True),
        *(replace(run, about=(indicator.id,)) for run in plain(said)),
        *((doc.TextRun(base, small=True, about=(indicator.id,)),) if base else ()),
    )


EXPECTED = "attentes"
"""The question, in the common words of questionnaires, on what people wish for next: no difficulty."""


def sentences(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Say the main figures of the indicators named in one paragraph; those not chosen or masked are left out."""
    known = [id for id in ids if id in published.results.indicators and not published.repeats(id)]
    found = [(published.indicator(id), published.figure(id)) for id in known]
    shown = [(one, figure) for one, figure in found if figure and figure.status == "publie"]
    lines = zip(shown, telling.sentences(shown), strict=True)
    said = [pointed(dated(published, one, figure, line), one) for (one, figure), line in lines]
    return (doc.Prose(inline=in_a_row(said)),) if said else ()


def sustainable_development_goals(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List the goals to which the indicators are tagged, with how many indicators each."""
    tagged = Counter(goal for indicator in published.results.indicators.values() for goal in indicator.odd)
    if not tagged:
        return ()
    rows = tuple(
        (
            doc.TableCell(french.typography(f"{goal}. {GOALS[goal][:1].upper()}{GOALS[goal][1:]}")),
            doc.TableCell(french.integer(count)),
        )
        for goal, count in sorted(tagged.items())
    )
    return (
        doc.DataTable(
            title="Les objectifs de développement durable auxquels ces indicateurs se rattachent",
            columns=(doc.TableColumn("Objectif"), doc.TableColumn("Indicateurs rattachés", numeric=True)),
            rows=rows,
            compact=True,
        ),
    )
