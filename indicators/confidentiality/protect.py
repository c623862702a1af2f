"""Stage 6: who may read which figure, decided for all readers together."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from indicators.confidentiality import wording
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.earlier import Earlier
from indicators.confidentiality.host_figures import Decided, HostFigures
from indicators.confidentiality.readers import audiences_of, partner_of
from indicators.confidentiality.record import record_figures, set_aside, told, uncounted
from indicators.counting.tallies import Cell, Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Audience, Estimates, Figure, LevelCount, PublishedResults
from initiatives.declaration.model import Initiative
from initiatives.validation.hosts import Host
from initiatives.validation.objectives import Objective
from initiatives.validation.quality import Passage


def protect(
    initiative: Initiative,
    tallies: Tallies,
    estimates: Estimates,
    passages: tuple[Passage, ...],
    data_version: str,
    earlier: tuple[Earlier, ...] = (),
    hosts: tuple[Host, ...] = (),
    objectives: tuple[Objective, ...] = (),
) -> tuple[PublishedResults, ...]:
    """Give each reader what it may read: the committee, every partner, then every host structure that has an edition.

    Applies the « règle de confidentialité de l’évaluation » declared in `initiative.confidentiality`, after the INSEE
    manual (Manuel de protection des données tabulées: primary and secondary suppression, linked tables treated
    together). A masked figure carries no number; a figure that nobody answered is `sans_donnee`, never masked.

    Args:
        initiative: the declaration, with the thresholds and what partners agreed to share.
        tallies: the counts that the figures rest on, by need.
        estimates: every figure.
        passages: rows read, used and set aside per file; few rows that people asked not to be read are not counted.
        data_version: short hash of the inputs, handed on.
        earlier: what the final runs before this one gave away, the oldest first.
        hosts: the host structures, read only where the initiative declares an edition for each.
        objectives: what partners set themselves, in their words: each reads its own.

    Returns:
        One `PublishedResults` per audience: `comite`, `partenaire:<id>` in the order of the declaration, then
        `structure:<id>` in the order of the register.
    """
    decisions = Decisions(initiative, tallies, estimates, earlier)
    decided = tuple(_decided(decisions, estimates))
    of_hosts = HostFigures(decisions, decided)
    untold = uncounted(passages, initiative, decisions.masks_rows)
    return tuple(
        _results(
            initiative,
            audience,
            tuple(_read(decided, audience) if audience.host is None else of_hosts.of(audience.host)),
            decisions.counts,
            estimates.indicators,
            passages,
            untold,
            data_version,
            tuple(one for one in objectives if one.partner == audience.partner),
        )
        for audience in audiences_of(initiative, hosts)
    )


def _decided(decisions: Decisions, estimates: Estimates) -> Iterator[Decided]:
    for estimate in estimates.figures:
        reach = decisions.reach[estimate.indicator, estimate.cell]
        figure = Figure.of(estimate, decisions.reason(estimate.indicator, estimate.cell, estimate.part))
        if reach == "commun":
            yield Decided(None, None, figure)
        elif reach == "structure":
            yield Decided(None, figure, None)
        else:
            outside = Figure.of(estimate, wording.OWN) if reach == "propre" else None
            yield Decided(partner_of(estimate.cell), figure, outside)


def _read(decided: tuple[Decided, ...], audience: Audience) -> Iterator[Figure]:
    """Yield what the committee, or a partner, reads."""
    for one in decided:
        own = one.inside if one.partner is not None and one.partner == audience.partner else None
        figure = own or one.outside
        if figure is not None:
            yield figure


def _results(
    initiative: Initiative,
    audience: Audience,
    figures: tuple[Figure, ...],
    counts: Mapping[tuple[str, Cell], tuple[LevelCount, ...]],
    indicators: Mapping[str, Indicator],
    passages: tuple[Passage, ...],
    untold: Collection[tuple[str, str | None]],
    data_version: str,
    objectives: tuple[Objective, ...],
) -> PublishedResults:
    whole = dict.fromkeys((figure.indicator, figure.cell) for figure in figures if figure.status == "publie")
    for figure in figures:
        if figure.status == "masque":
            whole.pop((figure.indicator, figure.cell), None)
    masked = dict(sorted(Counter(_kind_of(figure.reason) for figure in figures if figure.reason is not None).items()))
    limit = initiative.confidentiality.persons
    return PublishedResults(
        audience=audience,
        initiative=initiative,
        indicators=indicators,
        figures=(*figures, *record_figures(indicators, set_aside(passages, limit), masked, limit)),
        passages=tuple(told(passage, limit, untold) for passage in passages),
        masked=masked,
        data_version=data_version,
        counts={place: counts[place] for place in whole if place in counts},
        objectives=objectives,
    )


def _kind_of(reason: str) -> str:
    if reason == wording.OWN:
        return "propre"
    return "secondaire" if wording.is_secondary(reason) else "primaire"
