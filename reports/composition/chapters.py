"""What a template knows besides the pieces it calls: the initiative, its chapters, the reader."""

from dataclasses import dataclass

from initiatives.declaration.vocabulary import ANNEX
from reports.composition.published import ReportedResults
from reports.words import french

PARTNERS, ACTIVITY, TERRITORY, EVALUATION = "partenaires", "activite", "territoire", "evaluation"
"""Families of the catalogue that are no group of people: each has its own place in a report."""


CONTEXT = (
    "initiative",
    "chapters",
    "families",
    "crosses",
    "values_partners",
    "own_publics",
    "recommends",
    "annexed",
    "revised",
    "drawing",
    "partner",
    "partner_id",
    "host",
    "chapter",
)
"""What templates may name besides pieces; `chapter` in what is included for each."""


@dataclass(frozen=True)
class Chapter:
    """One chapter on the people concerned: a group, and those attached to it."""

    title: str
    groups: list[str]
    effects: str
    """The heading of its effects: « observés » is for what a register observed."""


def context(published: ReportedResults) -> dict[str, object]:
    """Return what templates may name: `initiative`, `chapters`, `families`, `crosses`, `values_partners`,
    `annexed` (whether a technical annex goes with this reader's reports), `revised` (whether there was a version before),
    `partner`, `partner_id`, `host` (the host structure that reads)."""
    initiative = published.initiative
    return {
        "initiative": initiative,
        "chapters": chapters(published),
        "families": families(published),
        "crosses": bool(initiative.crossed_views),
        "values_partners": PARTNERS in initiative.groups or "contributions" in initiative.registers,
        "own_publics": own_publics(published),
        "drawing": drawing(published),
        "recommends": (initiative.folder / "texts" / "recommandations.md").is_file(),
        "annexed": published.for_committee and ANNEX in initiative.editions,
        "revised": bool(published.results.last or published.results.hides or initiative.erratum),
        "partner": initiative.partners.get(published.partner or ""),
        "partner_id": published.partner,
        "host": published.host,
    }


def chapters(published: ReportedResults) -> list[Chapter]:
    """Return one chapter per group that is attached to no other, partners and comparison groups left out."""
    groups = published.initiative.groups
    found = []
    for id, group in groups.items():
        if id == PARTNERS or group.attached_to or group.comparison_of:
            continue
        attached = [other for other, declared in groups.items() if declared.attached_to == id]
        names = [french.lower_first(groups[one].label) for one in (id, *attached)]
        title = french.joined([f"les {name}" for name in names])
        found.append(Chapter(title, [id, *attached], _effects(published, [id, *attached])))
    return found


OBSERVED = "suivi"
"""The evidence that is more than what people say: a questionnaire that is answered twice, or by another group, is still one."""


def _effects(published: ReportedResults, groups: list[str]) -> str:
    known = {one.evidence for group in groups for one in published.indicators(group, "effets")}
    observed = OBSERVED in known
    if observed and known != {OBSERVED}:
        return "Effets déclarés et observés"
    return "Effets observés" if observed else "Effets déclarés"


def drawing(published: ReportedResults) -> str:
    """Say how those who answered came to: drawn at random where the declaration says so, else as they chose."""
    initiative = published.initiative
    people = [id for id, group in initiative.groups.items() if group.kind == "personnes"]
    drawn = [id for id in people if initiative.is_drawn(id)]
    if not drawn:
        return "Ils se sont portés volontaires : il est donné à titre indicatif."
    if drawn == people:
        return "Les personnes interrogées ont été tirées au sort ; celles qui n’ont pas répondu peuvent différer."
    named = french.joined([french.lower_first(initiative.groups[id].label) for id in drawn])
    return f"Ont été tirés au sort : {named}. Les autres se sont portés volontaires : il est donné, pour eux, à titre indicatif."


def families(published: ReportedResults) -> dict[str, str]:
    """Return the families of indicators that have something to show: id → title, in the order of the catalogue."""
    named = {
        ACTIVITY: "Activité et moyens",
        PARTNERS: "Partenaires",
        EVALUATION: "Qualité de l’évaluation",
        TERRITORY: "Territoire",
    }
    named |= {id: group.label for id, group in published.initiative.groups.items()}
    present = dict.fromkeys(indicator.group for indicator in published.results.indicators.values())
    return {family: named.get(family, family) for family in present}


def own_publics(published: ReportedResults) -> bool:
    """Whether somebody who answered, or a structure, is attached to the partner that reads."""
    scope = published.own_scope
    people = {id for id, group in published.initiative.groups.items() if group.kind != "organisations"}
    return any(
        figure.cell.scope == scope
        and figure.status == "publie"
        and published.indicator(figure.indicator).group in people
        for figure in published.results.figures
    )
