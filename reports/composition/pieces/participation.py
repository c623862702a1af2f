"""Who took part, step after step: asked, candidate, chosen, having answered, found again."""

from dataclasses import dataclass
from itertools import pairwise

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.funnel import Funnel, FunnelStep
from reports.composition.pieces.absence import absent
from reports.composition.published import ReportedResults
from reports.words import french


@dataclass(frozen=True)
class Step:
    """One published number of the way: how many, of which indicator, named how."""

    label: str
    count: int
    indicator: str


def participation(published: ReportedResults, *steps: tuple[str, str]) -> tuple[doc.Block, ...]:
    """Show how many are left at each step: pairs of a label and an indicator, or « indicateur/base » for its base.

    A number that is masked, or that nobody gave, is said and left out; so is one larger than that before it, which
    would not be a part of it.
    """
    known: list[Step] = []
    left_out: list[str] = []
    for label, asked in steps:
        id, _, of = asked.partition("/")
        if id not in published.results.indicators:
            continue
        count = _count(published, id, base=of == "base")
        if count is None or (known and count > known[-1].count):
            left_out.append(label)
        else:
            known.append(Step(french.typography(label), count, id))
    if len(known) < 2:
        return absent("Les étapes de la participation ne sont pas connues, ou sont masquées.")
    first, last = known[0], known[-1]
    title = (
        f"De {french.integer(first.count)} {french.lower_first(first.label)} "
        f"à {french.integer(last.count)} {french.lower_first(last.label)}"
    )
    caveat = f"Non montré, car masqué, inconnu, ou compté autrement : {', '.join(left_out)}." if left_out else ""
    return (_drawn(published, known, title, group=published.indicator(last.indicator).group, caveat=caveat),)


def followed(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show, for each group asked several times, how many were asked, answered, and answered again at another wave.

    At its first wave: there each number is a part of the one before. A group of which one number is not published is
    left out; its response rates are told elsewhere.
    """
    found = []
    for group, declared in published.initiative.groups.items():
        waves = published.initiative.waves_of(group)
        rate, again = f"evaluation_taux_reponse_{group}", f"evaluation_suivis_{group}"
        asked = (
            published.figure(rate, wave=waves[0]) if len(waves) > 1 and rate in published.results.indicators else None
        )
        matched = published.figure(again, wave=waves[0]) if again in published.results.indicators else None
        who = "Organisations" if declared.kind == "organisations" else "Personnes"
        counts = {
            f"{who} sollicitées": (asked.n if asked else None, rate),
            f"{who} ayant répondu": (asked.k if asked else None, rate),
            f"{who} retrouvées à une autre vague": (_whole(matched), again),
        }
        known = [Step(label, count, id) for label, (count, id) in counts.items() if count is not None]
        chain = all(one.count >= other.count for one, other in pairwise(known))
        if len(known) < len(counts) or not chain or not known[0].count:
            continue
        first, last = (french.integer(step.count) for step in (known[0], known[-1]))
        title = f"{declared.label} : de {first} sollicitations à {last} personnes suivies d’une vague à l’autre"
        if who == "Organisations":
            title = title.replace("personnes", "organisations")
        found.append(_drawn(published, known, title, wave=published.wave_label(waves[0]), group=group))
    return tuple(found)


def _whole(figure: Figure | None) -> int | None:
    """Return a number of people, where it is published."""
    known = figure is not None and figure.status == "publie" and figure.value is not None
    return round(figure.value) if known and figure and figure.value is not None else None


def _drawn(
    published: ReportedResults, known: list[Step], title: str, *, wave: str = "", group: str, caveat: str = ""
) -> doc.ShownFinding:
    drawn = tuple(FunnelStep(step.label, step.count, _said(known, place)) for place, step in enumerate(known))
    ids = tuple(dict.fromkeys(step.indicator for step in known))
    alt = " ; ".join(f"{step.label} : {french.integer(step.count)}" for step in known)
    return doc.ShownFinding(
        title=french.typography(title),
        subtitle=" · ".join(filter(None, ("En nombre, étape par étape", wave))),
        chart=Funnel(alt=french.typography(alt), steps=drawn, group=published.drawn_as(group)),
        table=_table(drawn),
        source=french.typography("Registres de l’initiative et questionnaires"),
        indicators=ids,
        codes=tuple(published.indicator(id).code for id in ids),
        reading=(),
        caveat=french.typography(caveat),
        anchor=f"participation-{known[0].indicator}",
    )


def _count(published: ReportedResults, id: str, *, base: bool) -> int | None:
    """Return a number: the base of an indicator, the units that fulfil its condition, or the number that it is."""
    figure = published.figure(id)
    if figure is None or figure.status != "publie":
        return None
    if base:
        return figure.n
    if figure.k is not None:
        return figure.k
    return None if figure.value is None or figure.unit not in ("nombre", "personnes") else round(figure.value)


def _said(known: list[Step], place: int) -> str:
    """Say a step as a part of the one before, then of the first."""
    of = dict.fromkeys((place - 1, 0)) if place else {}
    count = french.integer(known[place].count)
    said = [f"{count} sur {french.integer(known[one].count)} {french.lower_first(known[one].label)}" for one in of]
    return french.typography(" · ".join(said))


def _table(steps: tuple[FunnelStep, ...]) -> doc.DataTable:
    columns = (
        doc.TableColumn("Étape"),
        doc.TableColumn("Nombre", numeric=True),
        doc.TableColumn("Part des étapes précédentes"),
    )
    rows = tuple(
        (doc.TableCell(step.label), doc.TableCell(french.integer(step.count)), doc.TableCell(step.said or "–"))
        for step in steps
    )
    return doc.DataTable(title="Données du graphique", columns=columns, rows=rows, compact=True)
