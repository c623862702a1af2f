"""The sheet of an experience, as the guides of Le RAMEAU and ORSE lay it out: who, where, since when, and where to read more."""

from collections import Counter
from urllib.parse import urlsplit

from indicators.definitions.indicator import Indicator
from initiatives.declaration.vocabulary import LABELS, Evidence, Level
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.shapes import kind
from reports.composition.pieces.summary import key_figure
from reports.composition.published import ReportedResults
from reports.words import french, gathered_actors, reading

NAMED = 6
"""Partners named one by one; beyond, they are counted by kind of actor."""
RESULTS = 3
_LEVELS: tuple[tuple[Level, ...], ...] = (("impact", "effet", "resultat"), ("appreciation",), ("realisation",))
"""What counts as a result: effects; what people think where effects are few; what was done where nothing else is known."""
_SUREST: tuple[Evidence, ...] = ("avec_comparaison", "avant_apres", "constate_par_un_tiers", "declare", "suivi")


def experience_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show who leads the action, where, since when, in which form, and whom to ask."""
    initiative = published.initiative
    territory = initiative.territory
    where = ", ".join(territory.departements.values())
    facts = {
        "Qui": _partners(published),
        "Où": f"{territory.name}{f' ({where})' if where else ''}",
        "Depuis": french.month(initiative.started_on),
        "Forme": LABELS[initiative.form],
        **_sheet(published),
        "Publics": french.joined(
            [
                group.label
                for group in initiative.groups.values()
                if group.kind != "organisations" and not group.comparison_of
            ]
        ),
        "Contact": initiative.commissioner,
        "Évaluation": f"{french.day(initiative.evaluated_on)}, par : {initiative.evaluator}",
        "Sources": _sources(published),
    }
    rows = tuple((doc.TableCell(name), doc.TableCell(french.typography(said))) for name, said in facts.items() if said)
    columns = (doc.TableColumn("Élément"), doc.TableColumn("Valeur"))
    return (doc.DataTable(title="L’expérience en bref", columns=columns, rows=rows, compact=True),)


def main_results(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Give three results at most, each with how it is known; no masked figure, no cost, and no activity where an effect is known.

    Of the figures that answer the evaluation questions, effects come first, then what people think of the action; what was done
    comes only where neither is known. What changes for people or the territory comes before what changes for partners; then a
    comparison before a change, a change before what others say, then what people say of themselves; a difference whose sign is
    unclear is none. Of results known alike, one per question, the first that the declaration names.
    """
    ranks: dict[str, tuple[int, ...]] = {}
    for place, question in enumerate(published.initiative.questions.values()):
        results = [one for one in question.indicators if one not in ranks and _is_a_result(published, one)]
        for turn, one in enumerate(sorted(results, key=lambda one: _strength(published.indicator(one)))):
            tier, partners, known = _strength(published.indicator(one))
            ranks[one] = (tier, partners, turn, known, place)
    best = sorted(ranks, key=ranks.__getitem__)
    done = len(_LEVELS) - 1
    kept = [one for one in best if ranks[one][0] < done] or best
    figures = tuple(_result(published, published.indicator(one)) for one in kept[:RESULTS])
    return (doc.KeyFigures(figures=figures),) if figures else absent("Aucun résultat ne peut être publié.")


def _is_a_result(published: ReportedResults, id: str) -> bool:
    figure = published.figure(id) if id in published.results.indicators else None
    if figure is None or not reading.said(figure):
        return False
    indicator = published.indicator(id)
    return any(indicator.level in levels for levels in _LEVELS) and reading.is_clear(indicator, figure)


def _strength(indicator: Indicator) -> tuple[int, int, int]:
    tier = next(rank for rank, levels in enumerate(_LEVELS) if indicator.level in levels)
    return tier, int(indicator.benefits == "partenaires"), _SUREST.index(indicator.evidence)


def _result(published: ReportedResults, indicator: Indicator) -> doc.KeyFigure:
    figure = published.figure(indicator.id)
    assert figure is not None, "asked by _is_a_result"
    return key_figure(published, indicator, figure, french.lower_first(LABELS[indicator.evidence]))


def _sources(published: ReportedResults) -> str:
    """Name where the dated events of the action were published, each source once; "" when none is declared."""
    named = dict.fromkeys(
        urlsplit(event.source).netloc.removeprefix("www.") or event.source
        for event in published.initiative.milestones
        if event.source
    )
    return " ; ".join(named)


def _partners(published: ReportedResults) -> str:
    partners = published.initiative.partners.values()
    if len(partners) <= NAMED:
        return french.joined([partner.name for partner in partners])
    kinds = gathered_actors.present(Counter(partner.actor for partner in partners))
    return f"{len(partners)} organisations : {french.lower_first(kinds)}"


def _sheet(published: ReportedResults) -> dict[str, str]:
    """Return the category, the modality and what else the initiative declares of its partnership."""
    sheet = next((one for one in published.results.indicators.values() if kind(one) == "partnership_sheet"), None)
    return {line.part_label: line.text for line in published.parts(sheet.id) if line.text} if sheet else {}
