"""Ties between organisations before and after: how many each has where partners agreed to be named, else how many in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.definitions.indicator import Indicator
from indicators.measures.network import Network
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ACTOR_TYPES
from initiatives.validation.derived_tables.pairs import BETWEEN, MOST_NAMED
from reports import document as doc
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.ties import Ties, TiesBar
from reports.composition.chapters import PARTNERS
from reports.composition.pieces.pointing import pointed
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french

Pair = tuple[str, str]
MOST = 20
"""Organisations of one drawing: what a page holds under its title. The table has all of them."""


def is_named(indicator: Indicator) -> bool:
    """Whether an indicator tells each tie by the names of its two partners."""
    return isinstance(indicator.measure, Network) and indicator.measure.network == "noms"


def counts_ties(indicator: Indicator) -> bool:
    """Whether an indicator counts the ties that `relations` draws, named or not."""
    return isinstance(indicator.measure, Network) and indicator.measure.network in ("liens", "noms")


def ties_table(published: ReportedResults) -> tuple[doc.DataTable, ...]:
    """List the ties that are named, one partner per line; nothing where partners did not agree to it."""
    named = _of(published, "noms")
    known = _pairs(published, named) if named else {}
    return (_table(published.initiative, known, named.label),) if named and known else ()


def relations(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw how many ties each partner has before and after, where they agreed to be named; nothing where none is counted."""
    named, counted = (_of(published, network) for network in ("noms", "liens"))
    if named is not None and (known := _pairs(published, named)):
        return (_drawn(published, named, known),)
    return () if counted is None else _collective(published, counted)


def own_relations(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say with how many of the others this partner works, before and now; nothing where partners did not agree to be named."""
    named, key = _of(published, "noms"), published.partner or ""
    known = {pair: moments for pair, moments in (_pairs(published, named) if named else {}).items() if key in pair}
    if named is None or not known:
        return ()
    one = _tied(key, key, known)
    gained = f", dont {one.new} nouvelle{'s' * (one.new > 1)}" if one.new else ""
    others = f"{len(known)} autre{'s' * (len(known) > 1)} organisation{'s' * (len(known) > 1)}"
    said = f"Sur {others} dont on le sait, vous travailliez avec {one.before}, et aujourd’hui avec {one.after}{gained}."
    return (doc.Prose(inline=pointed(french.typography(said), named)),)


def _of(published: ReportedResults, network: str) -> Indicator | None:
    chosen = published.results.indicators.values()
    return next((one for one in chosen if isinstance(one.measure, Network) and one.measure.network == network), None)


def _pairs(published: ReportedResults, named: Indicator) -> dict[Pair, tuple[bool, bool]]:
    """Return each pair that is known at both moments: whether it declares a tie before, and after."""
    told = {figure.part: figure for figure in published.parts(named.id) if figure.value is not None}
    found = {}
    for part, after in told.items():
        moment, _, pair = part.partition(".")
        if moment == "apres":
            one, _, other = pair.partition(BETWEEN)
            found[one, other] = bool(told[f"avant.{pair}"].value), bool(after.value)
    return found


@dataclass(frozen=True)
class _Counts:
    """Ties at each moment, and those of one moment alone."""

    before: int
    after: int
    new: int
    lost: int


@dataclass(frozen=True)
class _Tied:
    """One organisation: how many ties it has at each moment, and how many of them are new."""

    name: str
    before: int
    after: int
    new: int


def _drawn(published: ReportedResults, named: Indicator, known: Mapping[Pair, tuple[bool, bool]]) -> doc.ShownFinding:
    partners = published.initiative.partners
    tied = [_tied(partners[key].name, key, known) for key in _round(published.initiative, known)]
    tied.sort(key=lambda one: (-one.after, -one.before))
    moments = tuple(known.values())
    counts = _Counts(
        sum(before for before, _ in moments),
        sum(after for _, after in moments),
        sum(after and not before for before, after in moments),
        sum(before and not after for before, after in moments),
    )
    title = _title(counts, sum(one.new > 0 for one in tied))
    # Who lost all its ties is as much to be seen as who has many: the largest of both moments says who is drawn.
    shown = sorted(sorted(tied, key=lambda one: -max(one.before, one.after))[:MOST], key=tied.index)
    said = french.typography(
        " ".join(filter(None, (_base(counts, len(known)), _most_linked(tied), _left(tied, shown))))
    )
    values = " ; ".join(f"{one.name} : {one.before} avant, {one.after} après" for one in shown)
    return doc.ShownFinding(
        title=title,
        subtitle=french.typography(
            "Nombre d’organisations avec lesquelles chacune travaillait avant, et travaille aujourd’hui"
        ),
        chart=Dumbbell(
            alt=french.typography(f"{title}. {values}."),
            before_label=french.typography(f"Avant : {_ties(counts.before)} en tout{_lost(counts)}"),
            after_label=french.typography(f"Après : {_ties(counts.after)} en tout{_new(counts)}"),
            minimum=0,
            maximum=max(1, *(max(one.before, one.after) for one in shown)),
            rows=tuple(_row(one) for one in shown),
            group=published.drawn_as(PARTNERS),
        ),
        table=_table(published.initiative, known, "Données du graphique"),
        source=published.told_by(named),
        indicators=(named.id,),
        codes=(named.code,),
        reading=(plain(said),),
        caveat=french.typography(f"{named.caveat or ''} {_unknown(published, named)}".strip()),
        anchor=f"resultat-{named.id}",
    )


def _round(initiative: Initiative, known: Mapping[Pair, object]) -> list[str]:
    """Return who is in these pairs, kind by kind, then as the initiative declares them."""
    there = {key for pair in known for key in pair}
    return sorted(
        (key for key in initiative.partners if key in there),
        key=lambda key: ACTOR_TYPES.index(initiative.partners[key].actor),
    )


def _tied(name: str, key: str, known: Mapping[Pair, tuple[bool, bool]]) -> _Tied:
    own = [moments for pair, moments in known.items() if key in pair]
    return _Tied(
        name,
        sum(before for before, _ in own),
        sum(after for _, after in own),
        sum(after and not before for before, after in own),
    )


def _row(one: _Tied) -> DumbbellRow:
    gained = one.after - one.before
    change = french.signed(gained, 0) if gained else "autant"
    return DumbbellRow(one.name, 0, one.before, one.after, change, decimals=0)


def _collective(published: ReportedResults, counted: Indicator) -> tuple[doc.Block, ...]:
    parts = {figure.part: figure for figure in published.parts(counted.id)}
    main = parts.get("")
    if main is None or main.status == "sans_donnee":
        return ()
    if main.status == "masque":
        said = french.typography(f"{counted.label} : {main.reason}")
        return (doc.Note(tone="masque", title="Relations entre acteurs", inline=plain(said)),)
    before, after, new, lost = (int(parts[part].value or 0) for part in ("avant", "apres", "nouvelles", "perdues"))
    counts, possible = _Counts(before, after, new, lost), main.n or 0
    title = _title(counts)
    rows = tuple(
        (doc.TableCell(parts[part].part_label), doc.TableCell(french.integer(parts[part].value or 0)))
        for part in ("avant", "apres", "nouvelles", "perdues")
    )
    agreed = published.initiative.shows("relations")
    unnamed = (
        f"Au-delà de {MOST_NAMED}, les organisations ne sont pas nommées deux à deux."
        if agreed
        else "Les organisations ne sont pas nommées : toutes n’ont pas accepté par écrit de l’être."
    )
    return (
        doc.ShownFinding(
            title=title,
            subtitle="Nombre de paires de partenaires en relation, parmi celles connues aux deux moments",
            chart=Ties(
                alt=french.typography(f"{title}. {_base(counts, possible)}"),
                bars=(
                    TiesBar("Avant", before - lost, lost, _ties(before) + _lost(counts), lost=True),
                    TiesBar("Après", after - new, new, _ties(after) + _new(counts), lost=False),
                ),
                possible=possible,
                possible_text=f"{french.integer(possible)} paires connues"
                if possible > 1
                else "une seule paire connue",
            ),
            table=doc.DataTable(
                title="Données du graphique",
                columns=(doc.TableColumn("Relations"), doc.TableColumn("Nombre de paires", numeric=True)),
                rows=rows,
                compact=True,
            ),
            source=published.told_by(counted),
            indicators=(counted.id,),
            codes=(counted.code,),
            reading=(pointed(french.typography(_base(counts, possible)), counted),),
            caveat=french.typography(f"{counted.caveat or ''} {unnamed}".strip()),
            anchor=f"resultat-{counted.id}-dessin",
        ),
    )


def _ties(count: int) -> str:
    return f"{french.integer(count)} relation{'s' if count > 1 else ''}" if count else "aucune relation"


def _new(counts: _Counts) -> str:
    return f", dont {french.integer(counts.new)} nouvelle{'s' if counts.new > 1 else ''}" if counts.new else ""


def _lost(counts: _Counts) -> str:
    return f", dont {french.integer(counts.lost)} perdue{'s' if counts.lost > 1 else ''} depuis" if counts.lost else ""


def _title(counts: _Counts, among: int = 0) -> str:
    """State the finding: new ties, between how many organisations where they are named, and those lost."""
    lost = f", {_in_words(counts.lost)} perdue{'s' if counts.lost > 1 else ''}" if counts.lost else ""
    if not counts.new:
        return f"Aucune relation nouvelle entre les acteurs{lost}"
    several, found = "s" if counts.new > 1 else "", _in_words(counts.new)
    between = f"entre {french.in_words(among)} organisations" if among else "entre les acteurs"
    return f"{found[:1].upper()}{found[1:]} relation{several} nouvelle{several} {between}{lost}"


def _in_words(count: int) -> str:
    """Count relations, in the feminine."""
    return "une" if count == 1 else french.in_words(count)


def _base(counts: _Counts, possible: int) -> str:
    """Say out of how many pairs, and how many ties there were and are."""
    among = f"Sur {french.integer(possible)} paires connues" if possible > 1 else "Dans la seule paire connue"
    before = f"on comptait {_ties(counts.before)}" if counts.before else "on ne comptait aucune relation"
    after = f"il y en a {french.integer(counts.after)}" if counts.after else "il n’y en a aucune"
    return f"{among} aux deux moments, {before} avant{_lost(counts)} ; {after} après{_new(counts)}."


def _most_linked(tied: Sequence[_Tied]) -> str:
    """Name whoever has the most new ties, where nobody has as many."""
    ranked = sorted(tied, key=lambda one: -one.new)[:2]
    if len(ranked) < 2 or ranked[0].new == ranked[1].new:
        return ""
    return f"{ranked[0].name} en a noué le plus de nouvelles ({french.integer(ranked[0].new)})."


def _left(tied: Sequence[_Tied], shown: Sequence[_Tied]) -> str:
    """Say how many organisations are in the table alone, and how few ties they have."""
    left = [one for one in tied if one not in shown]
    if not left:
        return ""
    most = max(max(one.before, one.after) for one in left)
    few = f"au plus {_ties(most)}" if most else "aucune relation"
    who = "L’organisation qui n’est pas dessinée a" if len(left) == 1 else f"Les {len(left)} non dessinées ont"
    return f"{who} {few} à chaque moment : le tableau les donne toutes."


def _unknown(published: ReportedResults, named: Indicator) -> str:
    main = published.figure(named.id)
    missing = main.missing or 0 if main else 0
    if not missing:
        return ""
    if missing == 1:
        return "Une paire dont personne n’a parlé pour les deux moments n’est pas dessinée."
    return f"{french.integer(missing)} paires dont personne n’a parlé pour les deux moments ne sont pas dessinées."


def _table(initiative: Initiative, known: Mapping[Pair, tuple[bool, bool]], title: str) -> doc.DataTable:
    """List how many ties each partner has, and with whom: as many lines as partners; count the pairs without a tie."""
    tied = {pair: moments for pair, moments in known.items() if any(moments)}
    heads = {"Relations d’avant, gardées": (True, True), "Nouvelles relations": (False, True)}
    if any(not after for _, after in tied.values()):
        heads["Relations d’avant, perdues"] = (True, False)
    rows = tuple(
        (
            doc.TableCell(initiative.partners[key].name),
            *(
                doc.TableCell(french.integer(sum(key in pair and moments[when] for pair, moments in tied.items())))
                for when in (0, 1)
            ),
            *(_others(initiative, key, tied, when) for when in heads.values()),
        )
        for key in _round(initiative, known)
    )
    others = len(known) - len(tied)
    note = "Chaque relation est écrite deux fois, une par partenaire."
    note += f" Autres paires connues, qui ne déclarent aucune relation : {french.integer(others)}." if others else ""
    numbers = (doc.TableColumn(name, numeric=True) for name in ("Relations avant", "Relations après"))
    columns = (doc.TableColumn("Partenaire"), *numbers, *map(doc.TableColumn, heads))
    return doc.DataTable(title=title, columns=columns, rows=rows, note=french.typography(note), compact=True)


def _others(
    initiative: Initiative, key: str, tied: Mapping[Pair, tuple[bool, bool]], when: tuple[bool, bool]
) -> doc.TableCell:
    """Name the partners of one, among the ties of these moments."""
    with_it = {
        one if other == key else other
        for (one, other), moments in tied.items()
        if key in (one, other) and moments == when
    }
    named = [initiative.partners[one].name for one in initiative.partners if one in with_it]
    return doc.TableCell(french.typography(" ; ".join(named)) or "–")
