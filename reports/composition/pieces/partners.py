"""What each partner set itself, brought and received: objectives, contributions, and kinds of actor."""

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.shapes import kind
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading


def objectives(published: ReportedResults, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show how far objectives were reached, by quadrant of the « carré magique »: one partner's beside all."""
    known = {
        indicator.unit: indicator
        for indicator in published.results.indicators.values()
        if kind(indicator) == "objectives"
    }
    noted, attained = known.get("note_sur_10"), known.get("part")
    if noted is None or not published.parts(noted.id):
        return absent("Aucun objectif de partenaire n’a été renseigné.")
    own = Scope.of("partenaire", partner or "")
    mine = _told(published, noted.id, own) if partner else []
    alone = bool(mine) and not published.beside_others
    scopes = ([own] if mine else []) + ([] if alone else [TERRITORY])
    whole = [part for part in published.parts(noted.id) if reading.value(part) != NOTHING]
    if not whole:
        return absent("Aucun objectif de partenaire n’a été renseigné.")
    why = dict.fromkeys(
        one.reason
        for scope in scopes
        for id in (noted.id, attained.id if attained else "")
        for one in published.parts(id, scope)
        if one.reason
    )
    rows = tuple(
        (
            doc.TableCell(part.part_label if part.part else "Tous les objectifs"),
            *(
                [_cell(published, noted, attained, part.part, scope) for scope in scopes]
                if partner
                else _cells(published, part, attained)
            ),
        )
        for part in whole
    )
    heads = {own: "Vous, sur 10", TERRITORY: "Ensemble, sur 10" if mine else "Note sur 10"}
    headings = [heads[scope] for scope in scopes] if partner else ["Objectifs notés", "Jugés atteints", "Note sur 10"]
    general = LABELS["interet_general"] in [row[0].text for row in rows]
    said = [
        reading.sentence(indicator, figure)
        for indicator in (noted, attained)
        if indicator is not None and (figure := published.figure(indicator.id)) is not None
    ]
    if partner:
        said = [_own_sentence(published, noted, attained, own, told=bool(mine)), *([] if alone else said)]
    table = doc.DataTable(
        title="Atteinte des objectifs, selon le carré magique et l’intérêt général"
        if general
        else "Atteinte des objectifs, par quadrant du carré magique",
        columns=(doc.TableColumn("Objectif"), *(doc.TableColumn(heading, numeric=True) for heading in headings)),
        rows=rows,
        note=french.typography(
            " ".join(("L’atteinte est la note que le partenaire se donne, pondérée par la priorité.", *why))
        ),
        anchor="objectifs-des-partenaires",
        compact=bool(partner),
    )
    return (doc.Prose(inline=plain(" ".join(said))), table)


def _told(published: ReportedResults, id: str, scope: str) -> list[Figure]:
    return [one for one in published.parts(id, scope) if one.status == "publie" and one.value is not None]


def _own_sentence(
    published: ReportedResults, noted: Indicator, attained: Indicator | None, own: str, *, told: bool
) -> str:
    """Tell a partner its own attainment first, where it may be told; that it declared no objective when it did not."""
    if not told:
        return "Vous n’avez pas inscrit d’objectif au registre de l’alliance : voici ceux de l’ensemble."
    mark = published.figure(noted.id, scope=own)
    reached = published.figure(attained.id, scope=own) if attained else None
    said = f"Vous avez noté {_number(mark.n or 0)}, à {reading.value(mark)} sur 10 en moyenne" if mark else ""
    if reached is None or reached.status != "publie" or reached.k is None:
        return f"{said}."
    reaching = f"{reached.k} {'ont' if reached.k > 1 else 'a'}" if reached.k else "aucun n’a"
    return f"{said} ; {reaching} atteint ce que vous en attendiez."


def _number(count: int) -> str:
    return f"{count} objectif{'s' if count > 1 else ''}"


NOTHING = "sans donnée"
"""How a figure that nothing feeds is written: an aim of general interest, where no partner declared one."""


def _cell(
    published: ReportedResults, noted: Indicator, attained: Indicator | None, part: str, scope: str
) -> doc.TableCell:
    """Write a mark, and under it how many objectives it is made of and how many are reached, where that may be told."""
    mark = published.figure(noted.id, part, scope)
    if mark is None or reading.value(mark) == NOTHING:
        return doc.TableCell("pas d’objectif")
    said = [_number(mark.n)] if mark.status == "publie" and mark.n else []
    count = published.figure(attained.id, part, scope) if attained else None
    if count is not None and count.status == "publie" and count.k is not None:
        said.append(f"{count.k or 'aucun'} atteint{'s' if count.k > 1 else ''}")
    elif count is not None and count.status == "masque":
        said.append("nombre d’atteints masqué")
    return doc.TableCell(reading.value(mark), masked=mark.status == "masque", detail=french.typography(", ".join(said)))


def _cells(published: ReportedResults, mark: Figure, attained: Indicator | None) -> list[doc.TableCell]:
    """Write how many objectives were noted, how many of them are held to be reached, and the mark, each in its column."""
    count = published.figure(attained.id, mark.part) if attained else None
    hidden = count is not None and count.status == "masque"
    reached = french.integer(count.k) if count is not None and count.status == "publie" and count.k is not None else "–"
    return [
        doc.TableCell(french.integer(mark.n) if mark.status == "publie" and mark.n else "–"),
        doc.TableCell("masqué" if hidden else reached, masked=hidden),
        doc.TableCell(reading.value(mark), masked=mark.status == "masque"),
    ]


def partner_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Remind a partner of what it declared: kind of actor, dates, role."""
    partner = published.initiative.partners[published.partner or ""]
    facts = {
        "Statut": LABELS[partner.type],
        "Membre depuis": french.month(partner.joined),
        "Rôle dans l’initiative": partner.role or "Non précisé",
    }
    rows = tuple((doc.TableCell(name), doc.TableCell(french.typography(said))) for name, said in facts.items())
    columns = (doc.TableColumn("Élément"), doc.TableColumn("Valeur"))
    return (doc.DataTable(title="", columns=columns, rows=rows, compact=True),)


def partner_figures(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Return what a partner remembers of its part: what it brought, the objectives it reached, the benefit it perceives."""
    own = published.own_scope
    shown = []
    for indicator in published.results.indicators.values():
        wanted = _WANTED.get((kind(indicator), indicator.unit, getattr(indicator.measure, "by", "")))
        figure = published.figure(indicator.id, wanted[0], own) if wanted else None
        if wanted and figure is not None and figure.status == "publie" and figure.value:
            value = reading.value(figure)
            if indicator.unit == "points":
                value = f"{french.integer(figure.value)} sur 10"
            shown.append(doc.KeyFigure(value=value, label=wanted[1], basis=indicator.code, indicator=indicator.id))
    alone = "Vous êtes le seul partenaire : ce qui est dit des partenaires est dit de vous, une fois."
    only = () if published.beside_others else (doc.Prose(inline=plain(french.typography(alone))),)
    return (*only, doc.KeyFigures(figures=tuple(shown))) if shown else only


_WANTED = {
    ("objectives", "part", ""): ("", "Objectifs que vous avez notés et jugez atteints"),
    ("balance", "points", ""): ("benefice", "Importance de ce que vous en retirez"),
    ("contributions", "euros", "nature"): ("", "Ce que vous avez apporté, heures valorisées comprises"),
}
"""Kind of measure, unit and breakdown → the part to remember, and its name for a partner."""


def own_and_whole(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Compare the structures that a partner accompanies with the whole: same definitions, bases printed."""
    scope = published.own_scope
    rows = []
    for indicator in published.results.indicators.values():
        group = published.initiative.groups.get(indicator.group)
        if group is None or group.kind == "organisations":  # their answers are given together only
            continue
        if indicator.unit != "part" or kind(indicator) not in ("share", "response_rate"):
            continue
        own, whole = published.figure(indicator.id, scope=scope), published.figure(indicator.id)
        if own is None or whole is None or own.status == "sans_donnee":
            continue
        written = reading.in_one_form((own, whole))
        rows.append(
            (
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                *(
                    doc.TableCell(
                        written(figure),
                        masked=figure.status == "masque",
                        detail=french.base(figure.n) if figure.n and written is reading.value else "",
                    )
                    for figure in (own, whole)
                ),
            )
        )
    if not rows:
        said = (
            "Aucune réponse n’est rattachée à votre organisation en propre : "
            "les résultats de l’ensemble, plus loin, sont aussi les vôtres."
        )
        return (doc.Note(tone="lecture", title="L’ensemble", inline=plain(said)),)
    columns: tuple[doc.TableColumn, ...] = (
        doc.TableColumn("Indicateur"),
        doc.TableColumn("Vos structures", numeric=True),
        doc.TableColumn("Ensemble", numeric=True),
    )
    title = "Les structures que vous accompagnez et l’ensemble"
    note = "Mêmes définitions pour les deux colonnes. De petits effectifs varient beaucoup : un écart n’est pas une preuve."
    if not published.beside_others and all(row[1] == row[2] for row in rows):
        title, note = "Les structures que vous accompagnez", "De petits effectifs varient beaucoup."
        columns, rows = columns[:2], [row[:2] for row in rows]
    return (
        doc.DataTable(
            title=title,
            compact=True,
            columns=columns,
            rows=tuple(rows),
            note=french.typography(note),
        ),
    )
