"""Whether what partners' reports say adds up to what the territory's says, figure by figure."""

from collections import Counter

from indicators.figures.reconciled import ReconciledLine
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading


def reconciliation(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show every figure whose parts are all published beside their sum; count the others, and say why."""
    lines = published.results.reconciliation
    shown = [line for line in lines if line.whole is not None]
    said = doc.Prose(inline=plain(_counted(lines)))
    if not lines:
        return absent("Aucun chiffre n’est donné partenaire par partenaire : il n’y a rien à réconcilier.")
    if not shown:
        return (said,)
    heads = ("Chiffre", "Territoire", "Somme des partenaires", "Sans partenaire", "Écart", "Verdict")
    columns = tuple(doc.TableColumn(head, numeric=0 < place < 5) for place, head in enumerate(heads))
    note = (
        "Le territoire et chaque partenaire sont ceux des rapports ; ce qui n’est rattaché à aucun partenaire est recompté "
        "à part dans les données. L’écart est calculé avant tout arrondi."
    )
    return (
        said,
        doc.DataTable(
            title="Ce que disent les partenaires, additionné, et ce que dit le territoire",
            columns=columns,
            rows=tuple(_row(published, line) for line in shown),
            note=french.typography(note),
            compact=True,
        ),
    )


def _counted(lines: tuple[ReconciledLine, ...]) -> str:
    counts = Counter(line.verdict for line in lines)
    told = [_agreed(counts["verifie"], "chiffre est la somme de ses", "chiffres sont la somme de leurs") + " parties"]
    told += (
        [_agreed(counts["ecart"], "ne l’est pas", "ne le sont pas") + ", ce qui est une erreur à signaler"]
        if counts["ecart"]
        else []
    )
    told += (
        [_agreed(counts["masque"], "a un terme masqué et reste", "ont un terme masqué et restent") + " sans verdict"]
        if counts["masque"]
        else []
    )
    reasons = Counter(line.why for line in lines if line.verdict == "ne_s_additionne_pas")
    why = ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common())
    apart = f" Ne s’additionnent pas, par nature : {why}." if why else ""
    return french.typography(f"{french.joined(told)}.{apart}")


def _agreed(count: int, one: str, several: str) -> str:
    return f"{french.integer(count)} {one if count < 2 else several}"


def _row(published: ReportedResults, line: ReconciledLine) -> tuple[doc.TableCell, ...]:
    indicator = published.indicator(line.indicator)
    named = f"{indicator.label} – {line.part_label}" if line.part else indicator.label
    wave = published.wave_label(line.wave)
    amounts = (line.whole, line.added, line.apart, line.difference)
    figure = published.figure(line.indicator, line.part, wave=line.wave)
    detail = " · ".join(one for one in (indicator.code, wave) if one)
    return (
        doc.TableCell(french.typography(named), detail=detail),
        *(doc.TableCell(_amount(figure, amount)) for amount in amounts),
        doc.TableCell("vérifié" if line.verdict == "verifie" else "écart", marked=line.verdict == "verifie"),
    )


def _amount(figure: Figure | None, amount: float | None) -> str:
    if figure is None or amount is None:
        return "–"
    return reading.measured(figure, 0.0 if abs(amount) < 1e-6 else amount)
