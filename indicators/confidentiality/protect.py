"""Stage 6: who may read which figure, decided for all readers together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from indicators.confidentiality import wording
from indicators.confidentiality.decisions import Decisions, Withheld
from indicators.confidentiality.given_out import GivenOut
from indicators.confidentiality.readers import audiences_of, partner_of
from indicators.confidentiality.record import record_figures, set_aside, told, uncounted
from indicators.counting.rows_of_files import rows_of
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.results import COMMITTEE, Audience, Estimates, Figure, PublishedResults
from indicators.figures.told_to_hosts import EACH_HOST, HOST
from initiatives.declaration.model import Initiative
from initiatives.validation.accepted_words import Quotation
from initiatives.validation.hosts import Host
from initiatives.validation.objectives import Objective
from initiatives.validation.quality import Passage
from initiatives.validation.texts_of_organisations import TextsOfOrganisations


@dataclass(frozen=True)
class BesideFigures:
    """What readers learn beside figures, none of it about a person.

    `passages`: rows read, used and set aside per file; few rows that people asked not to be read are not counted;
    `hosts`: the host structures, read only where the initiative declares an edition for each; `objectives`: what partners
    set themselves, in their words: each reads its own; `data_version`: short hash of the inputs; `texts`: what
    organisations decided, met for and had printed, in their words: the committee reads it; `quotations`: what people wrote
    and somebody accepted to print: all read it.
    """

    passages: tuple[Passage, ...] = ()
    hosts: tuple[Host, ...] = ()
    objectives: tuple[Objective, ...] = ()
    data_version: str = ""
    texts: TextsOfOrganisations = field(default_factory=TextsOfOrganisations)
    quotations: tuple[Quotation, ...] = ()


def protect(
    initiative: Initiative,
    tallies: Tallies,
    estimates: Estimates,
    context: BesideFigures = BesideFigures(),
    given_out: tuple[GivenOut, ...] = (),
) -> tuple[PublishedResults, ...]:
    """Give each reader what it may read: the committee, every partner, then every host structure that has an edition.

    Applies the « règle de confidentialité de l’évaluation » declared in `initiative.confidentiality`, after the INSEE
    manual (Manuel de protection des données tabulées: primary and secondary suppression, linked tables treated
    together). A masked figure carries no number; a figure that nobody answered is `sans_donnee`, never masked.

    Args:
        initiative: the declaration, with the thresholds and what partners agreed to share.
        tallies: the counts that the figures rest on, by need, and who stands behind them.
        estimates: every figure.
        context: what readers learn beside figures.
        given_out: what the versions handed out before this one told, the oldest first, whatever their state.

    Returns:
        One `PublishedResults` per audience: `comite`, `partenaire:<id>` in the order of the declaration, then
        `structure:<id>` in the order of the register.
    """
    return publish(Decisions(initiative, tallies, estimates, given_out), estimates, context)


def publish(decisions: Decisions, estimates: Estimates, context: BesideFigures) -> tuple[PublishedResults, ...]:
    """Give each reader what it may read, once it is decided what is masked: see `protect`."""
    initiative = decisions.initiative
    decided = tuple(_decided(decisions, estimates))
    of_hosts = OfHosts(decisions, decided)
    return tuple(
        _results(
            decisions,
            audience,
            tuple(_read(decided, audience) if audience.host is None else of_hosts.read_by(audience.host)),
            estimates.indicators,
            context,
            uncounted(context.passages, initiative, partial(_are_masked, decisions, audience)),
        )
        for audience in audiences_of(initiative, context.hosts)
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """One figure as the partner or the structure it is about reads it, and as others do; None where they do not have it."""

    partner: str | None
    inside: Figure | None
    outside: Figure | None


def _decided(decisions: Decisions, estimates: Estimates) -> Iterator[Decided]:
    for estimate in estimates.figures:
        reach = decisions.reach[estimate.indicator, estimate.cell]
        masked = decisions.reason(estimate.indicator, estimate.cell, estimate.part) is not None
        # Readers get one reason, whatever it is: the true one tells of those whom it protects.
        figure = Figure.of(estimate, wording.PROTECTED if masked else None)
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


class OfHosts:
    """What host structures read, by scope: structures are many, and each reads few figures."""

    def __init__(self, decisions: Decisions, decided: Iterable[Decided]) -> None:
        self._withheld = decisions.withheld
        self._by_scope: dict[str, list[Figure]] = {}
        for one in decided:
            figure = one.outside if one.partner is not None else one.outside or one.inside
            if figure is not None and figure.indicator not in decisions.among_partners:
                self._by_scope.setdefault(figure.cell.scope, []).append(figure)

    def read_by(self, host: Host) -> Iterator[Figure]:
        """Yield what a structure reads: its own figures, those of its kind of structure, and those of the territory."""
        for scope in (TERRITORY, f"type_structure:{host.type_structure}", EACH_HOST, f"{HOST}:{host.id}"):
            for figure in self._by_scope.get(scope, ()):
                hidden = Withheld(figure.indicator, figure.cell, host.id) in self._withheld
                yield figure.masked(wording.PROTECTED) if hidden and figure.status == "publie" else figure


def _results(
    decisions: Decisions,
    audience: Audience,
    figures: tuple[Figure, ...],
    indicators: Mapping[str, Indicator],
    context: BesideFigures,
    untold: Collection[tuple[str, str | None]],
) -> PublishedResults:
    whole = dict.fromkeys((figure.indicator, figure.cell) for figure in figures if figure.status == "publie")
    for figure in figures:
        if figure.status == "masque":
            whole.pop((figure.indicator, figure.cell), None)
    reasons = (figure.reason for figure in figures if figure.status == "masque" and figure.reason)
    masked = dict(sorted(Counter(map(_kind_of, reasons)).items()))
    passages, limit, counts = context.passages, decisions.initiative.confidentiality.persons, decisions.counts
    return PublishedResults(
        audience=audience,
        initiative=decisions.initiative,
        indicators=indicators,
        figures=(*figures, *record_figures(indicators, set_aside(passages, limit), masked, limit)),
        passages=tuple(told(passage, limit, untold) for passage in passages),
        masked=masked,
        data_version=context.data_version,
        counts={place: counts[place] for place in whole if place in counts},
        objectives=tuple(one for one in context.objectives if one.partner == audience.partner),
        texts=context.texts if audience.id == COMMITTEE else TextsOfOrganisations(),
        quotations=context.quotations,
    )


def _are_masked(decisions: Decisions, audience: Audience, table: str, wave: str) -> bool:
    """Say whether how many rows a table holds at a wave is masked for a reader: for all, or for a structure alone."""
    host = audience.host
    hidden = host is not None and Withheld(rows_of(table), Cell(TERRITORY, wave), host.id) in decisions.withheld
    return hidden or decisions.masks_rows(table, wave)


def _kind_of(reason: str) -> str:
    return "propre" if reason == wording.OWN else "protege"
