"""Who carries a recommendation and may not be there to do it: the evaluator's to know, before a draft becomes a final version."""

from collections.abc import Iterator, Sequence

from indicators.figures.results import PublishedResults
from reports.composition.bearers import bearers
from reports.composition.pieces.recommendations import advised
from reports.composition.published import ReportedResults
from reports.words import french, reading

RENEWED = "partenaires_renouveler"
"""The question of the catalogue by which a partner says whether it goes on."""


def doubtful_bearers(results: Sequence[PublishedResults]) -> Iterator[str]:
    """Say in French which partners carry a recommendation and said that they do not go on, or will have left.

    `results` are those of every reader, the committee's first: what a partner answered is in its own alone, and goes to the owner
    of the evaluation alone. One that had left before the evaluation is told in the draft itself.
    """
    committee = ReportedResults(results[0])
    initiative = committee.initiative
    named = [bearers(initiative, one.owner).partners for one in advised(committee)]
    refused = {one.audience.partner for one in results if one.audience.partner and _refuses(ReportedResults(one))}
    for id, partner in initiative.partners.items():
        carried = [str(number) for number, those in enumerate(named, start=1) if id in those]
        if not carried:
            continue
        which = f"{'la recommandation' if len(carried) == 1 else 'les recommandations'} {french.joined(carried)}"
        if partner.left is not None and partner.left > initiative.evaluated_on:
            said = f"{partner.name} porte {which}, et son départ est déclaré au {french.day(partner.left)}."
        elif id in refused:
            said = f"{partner.name} porte {which}, et a répondu ne pas vouloir renouveler son engagement."
        else:
            continue
        yield french.typography(f"{said} Convenez avec lui de qui prend la suite.")


def _refuses(published: ReportedResults) -> bool:
    """Whether a partner answered, and not that it goes on."""
    figure = published.figure(RENEWED, scope=published.own_scope) if RENEWED in published.results.indicators else None
    return figure is not None and reading.said(figure) and figure.k == 0
