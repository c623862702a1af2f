"""Which reports are to be made: one per edition, or one per partner or host structure where the edition says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.figures.results import COMMITTEE, Audience
from initiatives.declaration.model import Initiative
from initiatives.validation.hosts import file_name


@dataclass(frozen=True)
class Planned:
    """One report to make: its file name, its edition, and the audience it is for."""

    slug: str
    edition: str
    audience: str


def planned(initiative: Initiative, audiences: Sequence[Audience], wanted: tuple[str, ...] = ()) -> tuple[Planned, ...]:
    """Return the reports to make, in the order of the declaration; all of them when none is named.

    `audiences` are the readers, some of whom only the data tells (host structures). `wanted` names editions
    (« partenaire ») or single reports (« partenaire-orange », « structure-ehpad-des-lilas »).
    """
    every = [report for edition in initiative.editions for report in _reports(initiative, edition, audiences)]
    if not wanted:
        return tuple(every)
    names = {name.replace("_", "-") for name in wanted}
    return tuple(report for report in every if names & {report.slug, report.edition.replace("_", "-")})


def impossible(initiative: Initiative, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """List the names that can be no report, whatever the data: those of structures are known once the data is read."""
    editions = {edition.replace("_", "-"): declared for edition, declared in initiative.editions.items()}
    possible = set(editions)
    for edition, declared in editions.items():
        if declared is not None and declared.each == "partner":
            possible |= {f"{edition}-{file_name(partner)}" for partner in initiative.partners}
    of_structures = tuple(f"{name}-" for name, one in editions.items() if one is not None and one.each == "structure")
    asked = {name: name.replace("_", "-") for name in wanted}
    return tuple(name for name, slug in asked.items() if slug not in possible and not slug.startswith(of_structures))


def _reports(initiative: Initiative, edition: str, audiences: Sequence[Audience]) -> Iterator[Planned]:
    declared, slug = initiative.editions[edition], edition.replace("_", "-")
    if declared is None or declared.each is None:
        yield Planned(slug, edition, COMMITTEE)
        return
    for one in audiences:
        reader = one.partner if declared.each == "partner" else one.host.id if one.host else None
        if reader is not None:
            yield Planned(f"{slug}-{file_name(reader)}", edition, one.id)
