"""What changed since the last final version, figure by figure: what it was, what it is, why."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.figures.results import Figure, LastVersion, PublishedResults
from initiatives.validation.quality import ANSWERS, REGISTER
from reports.composition.printed_together import as_printed
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import scope_label

ABSENT = "–"
"""Written where a version does not have the figure."""
GIVEN = "publié"
"""Stands for what was published and is masked now: repeating it would undo the mask for who has this version only."""
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One figure whose printed value is no longer the same."""

    indicator: str
    label: str
    scope: str
    wave: str
    was: str
    now: str
    why: str


def changes(results: PublishedResults) -> tuple[Change, ...]:
    """List the figures that read otherwise than in the last final version; none when there is no such version."""
    if results.last is None:
        return ()
    published = ReportedResults(results)
    # Both as their report prints them: a difference agrees with its terms in each.
    before = {_key(one): one for one in _listed(as_printed(results.last.figures, results.indicators))}
    after = {_key(one): one for one in _listed(published.figures)}
    found = []
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        was, now = _read(published, old), _read(published, new)
        if was != now:
            hidden = new is not None and new.status == "masque" and was != ABSENT
            why = _why(published, results.last, old, new)
            found.append(_change(published, new or old, GIVEN if hidden else was, now, why))
    return tuple(found)


def corrected(found: Iterable[Change]) -> Iterable[Change]:
    """Leave out what is only masked now: it is no correction."""
    return (change for change in found if change.was != GIVEN)


def _listed(figures: Iterable[Figure]) -> Iterable[Figure]:
    """Leave out effect sizes by name, and what a run says of itself: it differs from every other."""
    return (figure for figure in figures if not figure.annex and not figure.indicator.startswith("evaluation_"))


def _key(figure: Figure) -> _Key:
    return figure.indicator, figure.part, figure.cell.scope, figure.cell.wave, figure.cell.population


def _read(published: ReportedResults, figure: Figure | None) -> str:
    if figure is None:
        return ABSENT
    indicator = published.results.indicators.get(figure.indicator)
    return reading.value(figure) if indicator is None else reading.change(indicator, figure)


def _change(published: ReportedResults, figure: Figure | None, was: str, now: str, why: str) -> Change:
    assert figure is not None, "a change is of a figure that one of the two versions has"
    known = published.results.indicators.get(figure.indicator)
    label = known.label if known else figure.indicator
    part = published.part_label(figure) if figure.part else ""
    return Change(
        figure.indicator,
        french.typography(f"{label} – {part}" if part else label),
        scope_label(published.initiative, figure.cell.scope),
        published.wave_label(figure.cell.wave),
        was,
        now,
        french.typography(why),
    )


def _why(published: ReportedResults, last: LastVersion, old: Figure | None, new: Figure | None) -> str:
    """Say what explains a change, as far as the two versions tell."""
    if old is None:
        return "Chiffre nouveau."
    if new is None:
        return "Chiffre qui n’est plus produit."
    if old.untold or new.untold:
        return new.reason or "Tu dans la version précédente, publié dans celle-ci."
    if old.method != new.method:
        return f"Méthode : « {old.method} » devient « {new.method} »."
    if old.n != new.n:
        return f"Données : n passe de {french.integer(old.n or 0)} à {french.integer(new.n or 0)}."
    if any(name.startswith((ANSWERS, REGISTER)) for name in last.changed):
        return "Données corrigées, sans que leur nombre change."
    if last.changed:
        return f"Déclaration modifiée : {', '.join(last.changed)}."
    return "Données et déclaration identiques." if last.same_program else "Programme modifié."
