"""Which reports are to be made: one per edition, or one per partner where the edition says so."""

from dataclasses import dataclass

from initiatives.model import Initiative


@dataclass(frozen=True)
class Planned:
    """One report to make: its file name, its edition, and the audience it is for."""

    slug: str
    edition: str
    audience: str


def planned(initiative: Initiative, wanted: tuple[str, ...] = ()) -> tuple[Planned, ...]:
    """Return the reports to make, in the order of the declaration; all of them when none is named.

    `wanted` names editions (« partenaire ») or single reports (« partenaire-orange »).
    """
    every: list[Planned] = []
    for edition, declared in initiative.editions.items():
        slug = edition.replace("_", "-")
        if declared and declared.each == "partner":
            every += [
                Planned(f"{slug}-{partner.replace('_', '-')}", edition, f"partenaire:{partner}")
                for partner in initiative.partners
            ]
        else:
            every.append(Planned(slug, edition, "comite"))
    if not wanted:
        return tuple(every)
    names = {name.replace("_", "-") for name in wanted}
    return tuple(report for report in every if report.slug in names or report.edition.replace("_", "-") in names)
