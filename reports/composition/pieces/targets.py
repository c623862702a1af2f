"""How far the targets that were set are reached: one line each, with what was measured."""

from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading

REACHED, MISSED, UNKNOWN = "atteinte", "non atteinte", "on ne sait pas"


def targets(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show every target that the initiative declares, what was measured, and whether it is reached; nothing without one."""
    rows = []
    for id, target in published.initiative.targets.items():
        if id not in published.results.indicators:
            continue
        indicator, figure = published.indicator(id), published.figure(id)
        known = figure is not None and figure.status == "publie" and figure.value is not None
        rows.append(
            (
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                doc.TableCell(reading.measured(figure, target) if figure is not None else french.number(target)),
                doc.TableCell(
                    reading.value(figure) if figure is not None else "sans donnée",
                    masked=figure is not None and figure.status == "masque",
                    detail=french.base(figure.n) if known and figure and figure.k and figure.n else "",
                ),
                doc.TableCell(_verdict(figure.value if known and figure else None, target)),
            )
        )
    if not rows:
        return ()
    heads = ("Indicateur", "Cible", "Valeur", "Verdict")
    return (
        doc.DataTable(
            title="Les cibles fixées et ce qui est atteint",
            columns=tuple(doc.TableColumn(head, numeric=head in ("Cible", "Valeur")) for head in heads),
            rows=tuple(rows),
            note="Une cible est un seuil de jugement que le comité s’était donné ; l’atteindre ne prouve pas un effet.",
            anchor="cibles",
        ),
    )


def in_words(reached: list[bool], which: str = "") -> str:
    """Say how many of some targets are reached: « Deux des trois cibles sont atteintes »; `which` follows « cibles »."""
    n, met = len(reached), sum(reached)
    if n == 1:
        return f"La cible{which} {'est' if met else 'n’est pas'} atteinte"
    if met == n:
        return f"Les {french.in_words(n)} cibles{which} sont atteintes"
    many = "Aucune" if not met else "Une" if met == 1 else french.in_words(met).capitalize()
    verb = "n’est atteinte" if not met else "est atteinte" if met == 1 else "sont atteintes"
    return f"{many} des {french.in_words(n)} cibles{which} {verb}"


def reached(value: float | None, target: float) -> bool | None:
    """Tell whether a target is reached; None when nothing that may be published says so."""
    return None if value is None else value >= target


def _verdict(value: float | None, target: float) -> str:
    return {True: REACHED, False: MISSED, None: UNKNOWN}[reached(value, target)]
