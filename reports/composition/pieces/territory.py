"""The territory as it was: published figures about it, and what was done on each axis of the dialogue."""

from indicators.counting.whom_and_when import Scope
from indicators.figures.results import Figure
from indicators.measures.crosstab import EVERY, Crosstab
from initiatives.declaration.model import ContextFigure
from initiatives.declaration.vocabulary import DIMENSIONS, Dimension, Level
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.action_plan_tables import actions_of
from reports.composition.pieces.grouping import said_once
from reports.composition.pieces.parts_tables import NOTHING_SENT
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.evidence import KNOWN


def territory_context(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show the published figures about the territory with their sources, and until when it existed in this form."""
    territory = published.initiative.territory
    figures = territory.context.values()
    if not figures:
        return absent("Aucun chiffre de contexte n’est déclaré pour ce territoire.")
    sources = list(dict.fromkeys(figure.source for figure in figures))
    columns = [doc.TableColumn("Le territoire"), doc.TableColumn("Ordre de grandeur", numeric=True)]
    rows = [[doc.TableCell(french.typography(figure.label)), doc.TableCell(_amount(figure))] for figure in figures]
    said = [f"Source : {sources[0]}."] if len(sources) == 1 else []
    if len(sources) > 1:
        columns.append(doc.TableColumn("Source"))
        for row, figure in zip(rows, figures, strict=True):
            row.append(doc.TableCell(french.typography(figure.source)))
    if territory.valid_until:
        said.append(f"Territoire tel qu’il était jusqu’au {french.day(territory.valid_until)}.")
    return (
        doc.DataTable(
            title=french.typography(territory.name),
            columns=tuple(columns),
            rows=tuple(map(tuple, rows)),
            note=french.typography(" ".join([*said, territory.note or ""]).strip()),
        ),
    )


def _amount(figure: ContextFigure) -> str:
    said = french.number(figure.value, 0 if figure.value.is_integer() else 1)
    return f"environ {said}" if figure.approximate else said


def axis(published: ReportedResults, id: str) -> tuple[doc.Block, ...]:
    """Say what was done and what is said of one axis of the dialogue; an axis of which nothing was sent says so."""
    label, listed = french.lower_first(published.initiative.axes[id]), actions_of(published, id)
    # Where the actions are listed, how many there are of each state is there, and in the table of the plan.
    sentences = [*(() if listed else _actions(published, id)), *_said_of(published, id)]
    if not sentences and not listed:
        return absent(
            f"{NOTHING_SENT.capitalize()} pour l’axe {label}. Ce n’est pas une absence d’effet : on n’en sait rien."
        )
    said = (doc.Prose(inline=plain(french.typography(" ".join(sentences)))),) if sentences else ()
    return (*said, *listed)


def _actions(published: ReportedResults, axis: str) -> list[str]:
    """Say how many actions of the plan are on this axis, by status; nothing where none was sent."""
    said = []
    for id, indicator in published.results.indicators.items():
        if not isinstance(indicator.measure, Crosstab) or indicator.measure.crosstab[0] != "axe":
            continue
        figures = {figure.part: figure for figure in published.parts(id)}
        whole = figures.get(f"{axis}.{EVERY}")
        if whole is None or whole.value is None:
            continue
        written = "action est inscrite" if whole.value < 2 else "actions sont inscrites"
        named = [
            f"{french.integer(figure.value)} {_several(figures[f'{EVERY}.{status}'].part_label.lower(), figure.value)}"
            for status, figure in _crossings(figures, axis)
            if figure.value
        ]
        said.append(f"{french.integer(whole.value)} {written} au plan : {french.joined(named)}.")
    return said


def _several(status: str, count: float) -> str:
    """Agree a status with how many actions have it: « réalisées »; « en cours » does not change."""
    return status if count < 2 or " " in status else f"{status}s"


def _crossings(figures: dict[str, Figure], axis: str) -> list[tuple[str, Figure]]:
    found = [(part.removeprefix(f"{axis}."), figure) for part, figure in figures.items() if part.startswith(f"{axis}.")]
    return [(status, figure) for status, figure in found if status != EVERY]


def _said_of(published: ReportedResults, axis: str) -> list[str]:
    """Say the main figure of every indicator that speaks of this axis alone."""
    said = []
    for id, indicator in published.results.indicators.items():
        figure = published.figure(id, scope=Scope.of("axe", axis))
        if figure is not None and indicator.place == "corps":
            said.append(reading.sentence(indicator, figure))
    return said


def effects(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List the results and effects that have a published figure, by dimension of social utility, with their evidence."""
    rows: list[tuple[doc.TableCell, ...]] = []
    for dimension, label in DIMENSIONS.items():
        known = [
            (indicator, figure)
            for id, indicator in published.results.indicators.items()
            if indicator.dimension == dimension
            and indicator.level in EFFECTS
            and (figure := _told(published, id)) is not None
        ]
        rows += [
            (
                doc.TableCell(label),
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                doc.TableCell(reading.change(indicator, figure), detail=reading.unclear(indicator, figure)),
                doc.TableCell(KNOWN[indicator.evidence]),
            )
            for indicator, figure in known
        ]
        if not known:
            nothing = doc.TableCell(_nothing_known(published, dimension), masked=True)
            rows.append((doc.TableCell(label), nothing, doc.TableCell("–"), doc.TableCell("–")))
    heads = ("Dimension", "Résultat ou effet", "Valeur", "Comment on le sait")
    columns = tuple(doc.TableColumn(head, numeric=head == "Valeur") for head in heads)
    note = " ".join(filter(None, (_CONTENTS, _placed_nowhere(published))))
    told = said_once(rows)
    note = french.typography(note)
    return (
        doc.DataTable(title="Effets par dimension", columns=columns, rows=told, note=note, grouped=True, compact=True),
    )


EFFECTS: tuple[Level, ...] = ("resultat", "effet")
_CONTENTS = "Une table des matières, non une mesure : les effets ne s’additionnent pas."


def _nothing_known(published: ReportedResults, dimension: Dimension) -> str:
    """Say why a dimension shows no figure: none may be published, or no indicator was placed there."""
    placed = any(one.dimension == dimension and one.level in EFFECTS for one in published.results.indicators.values())
    return (
        french.typography("Aucun chiffre publié : masqué, ou sans donnée.")
        if placed
        else "Aucun indicateur retenu n’est rattaché à cette dimension."
    )


def _placed_nowhere(published: ReportedResults) -> str:
    """Name the results and effects that no dimension holds: what is measured may be there."""
    labels = dict.fromkeys(
        f"« {one.label} »"
        for one in published.results.indicators.values()
        if one.dimension is None and one.level in EFFECTS and one.place == "corps"
    )
    if not labels:
        return ""
    return f"Résultats et effets rattachés à aucune dimension, lus dans leurs chapitres : {french.joined([*labels])}."


def _told(published: ReportedResults, id: str) -> Figure | None:
    main = published.figure(id)
    return main if main is not None and main.status == "publie" and main.value is not None else None
