"""What one host structure receives: what was done there, what its people answered, beside all the others."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.figures.told_to_hosts import EACH_HOST, HOST, MEDIAN
from initiatives.validation.hosts import Host
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.most_frequent import ranked
from reports.composition.pieces.shapes import kind
from reports.composition.pieces.summary import told_obstacles
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

MOST = 9
"""Rows of a table: an edition of two pages holds no more."""


def structure_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say what the register says of the structure: its kind, its département, the partner that accompanies it."""
    host, initiative = _host(published), published.initiative
    partner = initiative.partners.get(host.partner or "")
    place = host.departement or ""
    named = initiative.lists.label("structure_types", host.type_structure or "")
    said = [named, initiative.territory.departements.get(place, place)]
    known = f"Votre structure, {host.name}, est inscrite au registre"
    known += f" : {', '.join(filter(None, said))}. " if any(said) else ". "
    with_whom = (
        f"{partner.name} est son partenaire référent." if partner else "Aucun partenaire référent n’est inscrit."
    )
    return (doc.Prose(inline=plain(french.typography(f"{known}{with_whom}")), lead=True),)


def structure_activity(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show what was done in the structure beside the median of the structures and the whole."""
    rows: list[tuple[doc.TableCell, ...]] = []
    for indicator in published.results.indicators.values():
        usual = published.figure(indicator.id, MEDIAN, EACH_HOST)
        if usual is None or indicator.place == "annexe":
            continue
        own, whole = (published.figure(indicator.id, scope=scope) for scope in (_scope(published), TERRITORY))
        written = reading.in_one_form(one for one in (own, whole) if one is not None)
        cells = (_cell(own, written), doc.TableCell(_typical(usual)), _cell(whole, written))
        rows.append((_named(indicator), *cells))
    if not rows:
        return absent("Le suivi de l’activité ne dit pas ce qui s’est fait dans chaque structure.")
    heads = ("Votre structure (n)", "Médiane des structures", "Ensemble (n)")
    note = "La médiane est la valeur du milieu\u202f: la moitié des structures font moins, l’autre moitié davantage."
    return (_table("Ce qui s’est fait chez vous et ailleurs", heads, rows, note),)


def structure_answers(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show what the people of the structure answered, when they are enough, beside its kind of structure and the whole."""
    told: list[tuple[Indicator, Figure]] = []
    few: list[str] = []
    for group in _groups(published):
        own = [(one, published.figure(one.id, scope=_scope(published))) for one in _asked(published, group)]
        found = [(one, figure) for one, figure in own if figure is not None and figure.status != "sans_donnee"]
        if any(figure.status == "publie" for _, figure in found):
            told += found
        elif own:
            few.append(published.initiative.groups[group].label)
    blocks: list[doc.Block] = [*_who_answered(published)]
    if few:
        blocks.append(_too_few(published, few, alone=not told))
    shown: Sequence[tuple[Indicator, Figure | None]] = told or [
        (one, None) for group in _groups(published) for one in _asked(published, group)
    ]
    if shown:
        blocks.append(_beside(published, shown[:MOST], own=bool(told)))
    return tuple(blocks) or absent("Aucun questionnaire n’a été adressé aux personnes que les structures accueillent.")


def poster_figures(published: ReportedResults, most: int = 2) -> tuple[doc.Block, ...]:
    """Give what hangs on a wall: what was done here, and how people everywhere answer; nothing that those of this place answered.

    Of each evaluation question the first indicator, where it is a share of people whom structures receive.
    """
    figures = [
        doc.KeyFigure(
            value=reading.value(figure),
            label=french.typography(indicator.label),
            basis=french.typography(f"{french.integer(figure.n or 0)} répondants"),
            indicator=indicator.id,
            share=figure.value,
        )
        for indicator, figure in _main_shares(published)[:most]
    ]
    told = (*_done_here(published), *figures)
    return (doc.KeyFigures(figures=told),) if told else ()


def poster_caution(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say on a poster what stays difficult for those whom structures receive, and where limits are told: a line each."""
    groups = {indicator.group for indicator, _ in _main_shares(published)} or set(_groups(published))
    first = next((said for said in told_obstacles(published) if said[0].group in groups and ranked(said[1])), None)
    hard: tuple[doc.Block, ...] = ()
    if first is not None:
        indicator, parts = first
        most = ranked(parts)[0]
        base = "" if reading.small(most) else f" de {french.integer(most.n or 0)}"
        said = f"Reste difficile : {french.lower_first(most.part_label)} ({reading.value(most)}{base})."
        hard = (doc.Prose(inline=tuple(replace(one, about=(indicator.id,)) for one in plain(french.typography(said)))),)
    limits = "Limites et effets non prévus : rapport complet."
    return (*hard, doc.Prose(inline=plain(french.typography(limits))))


def _main_shares(published: ReportedResults) -> list[tuple[Indicator, Figure]]:
    """Return the shares of people whom structures receive that come first for an evaluation question, as far as published."""
    asked = {id: None for question in published.initiative.questions.values() for id in question.indicators[:1]}
    shown = [one for group in _groups(published) for one in _asked(published, group) if one.id in asked]
    known = [(one, published.figure(one.id)) for one in shown]
    return [(one, figure) for one, figure in known if figure is not None and figure.status == "publie"]


def _done_here(published: ReportedResults) -> tuple[doc.KeyFigure, ...]:
    """Return the first of what was done in the structure that is counted, where it may be told."""
    for indicator in published.results.indicators.values():
        figure = published.figure(indicator.id, scope=_scope(published))
        if published.figure(indicator.id, MEDIAN, EACH_HOST) is None or indicator.place == "annexe":
            continue
        if figure is not None and figure.status == "publie" and figure.value is not None:
            label = french.typography(indicator.label)
            said = reading.value(figure)
            return (doc.KeyFigure(value=said, label=label, basis="chez nous", indicator=indicator.id),)
    return ()


def _host(published: ReportedResults) -> Host:
    if published.host is None:
        raise TypeError("this piece is for the edition of a host structure")
    return published.host


def _scope(published: ReportedResults) -> str:
    return f"{HOST}:{_host(published).id}"


def _groups(published: ReportedResults) -> list[str]:
    initiative = published.initiative
    return [
        id
        for id, group in initiative.groups.items()
        if group.kind == "personnes" and initiative.questionnaire_of(id).respondent.structure
    ]


def _asked(published: ReportedResults, group: str) -> list[Indicator]:
    """Return the shares of a group that answer the evaluation questions, in the order of the questions."""
    ids = dict.fromkeys(id for one in published.initiative.questions.values() for id in one.indicators)
    known = [published.indicator(id) for id in ids if id in published.results.indicators]
    return [one for one in known if one.group == group and one.unit == "part" and kind(one) == "share"]


def _who_answered(published: ReportedResults) -> tuple[doc.Block, ...]:
    said = []
    for group in _groups(published):
        rate = f"evaluation_taux_reponse_{group}"
        if rate not in published.results.indicators:
            continue
        figure = published.figure(rate, scope=_scope(published))
        if figure is not None and figure.status == "publie" and figure.n:
            who = french.lower_first(published.initiative.groups[group].label)
            told = (
                f"{figure.k} {who} sur {figure.n} ont répondu" if figure.k else f"aucune réponse, sur {figure.n} {who}"
            )
            said.append(f"{published.during(figure.cell.wave)}, chez vous, {told}.")
    return (doc.Prose(inline=plain(french.typography(" ".join(said)))),) if said else ()


def _too_few(published: ReportedResults, groups: list[str], *, alone: bool) -> doc.Block:
    rule = published.initiative.confidentiality
    who = french.joined([french.lower_first(group) for group in groups])
    few = (
        f"Trop peu de réponses de votre structure pour être données à part ({who}) : il en faut au moins {rule.persons}"
    )
    if not alone:
        return doc.Prose(inline=plain(french.typography(f"{few} ; elles comptent dans l’ensemble.")))
    said = f"{few}, et personne ne doit pouvoir être reconnu. Les résultats de l’ensemble sont aussi les vôtres."
    return doc.Note(tone="lecture", title="L’ensemble", inline=plain(french.typography(said)))


def _beside(
    published: ReportedResults, shown: Sequence[tuple[Indicator, Figure | None]], *, own: bool
) -> doc.DataTable:
    host = _host(published)
    rows: list[tuple[doc.TableCell, ...]] = []
    why: dict[str, None] = {}
    scopes = [Scope.of("type_structure", host.type_structure or ""), TERRITORY]
    for indicator, figure in shown:
        wave = figure.cell.wave if figure else None
        beside = [published.figure(indicator.id, scope=scope, wave=wave) for scope in scopes]
        figures = [figure, *beside] if own else beside
        written = reading.in_one_form(one for one in figures if one is not None)
        rows.append((_named(indicator), *(_cell(one, written) for one in figures)))
        why |= {one.reason: None for one in figures if one is not None and one.reason}
    heads = (*(("Votre structure",) if own else ()), "Même type (n)", "Ensemble (n)")
    moments = dict.fromkeys(published.wave_label(one.cell.wave) for _, one in shown if one is not None)
    note = " ".join(
        (
            *(f"{moment}." for moment in moments if moment),
            "De petits effectifs varient beaucoup : un écart n’est pas une preuve.",
            *why,
        )
    )
    title = (
        "Ce que répondent les personnes que vous accueillez" if own else "Ce que répondent les personnes accueillies"
    )
    return _table(title, heads, rows, french.typography(note))


def _table(title: str, heads: tuple[str, ...], rows: list[tuple[doc.TableCell, ...]], note: str) -> doc.DataTable:
    columns = (doc.TableColumn("Indicateur"), *(doc.TableColumn(head, numeric=True) for head in heads))
    return doc.DataTable(title=title, columns=columns, rows=tuple(rows), note=note, compact=True)


def _named(indicator: Indicator) -> doc.TableCell:
    return doc.TableCell(french.typography(indicator.label))


def _typical(figure: Figure) -> str:
    return "sans donnée" if figure.value is None else reading.measured(figure, figure.value)


def _cell(figure: Figure | None, written: reading.Written) -> doc.TableCell:
    if figure is None:
        return doc.TableCell("sans donnée")
    based = figure.unit == "part" and figure.n and written is reading.value
    base = f" ({french.integer(figure.n)})" if based and figure.n else ""
    return doc.TableCell(f"{written(figure)}{base}", masked=figure.status == "masque")
