"""The same figures counted otherwise: at the other waves, without the answers that somebody else gave. A small table."""

from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import WITHOUT_THIRD_PARTY
from reports import document as doc
from reports.composition.pieces.shapes import Shaped
from reports.composition.published import ReportedResults
from reports.words import french, reading

_ONE_WAVE = ("avant_apres", "options", "repartition")
"""Shapes whose drawing shows every wave, or that have no main figure to follow from one to the other."""
_BY_THEMSELVES = "Sans les tiers"
_NOTHING = doc.TableCell("–")


def variants(published: ReportedResults, chosen: list[Shaped]) -> doc.DataTable | None:
    """Set each figure beside what it is at the other waves, and without a third party's answers; None where all is said.

    Masked ones in words: the last wave alone would hide how it got there. A figure that nothing changes has no line.
    """
    known = {one.indicator.id: published.figure(one.indicator.id) for one in chosen}
    earlier = {one.indicator.id: _other_waves(published, one) for one in chosen}
    alone = {one.indicator.id: _by_themselves(published, one, known[one.indicator.id]) for one in chosen}
    shown = [one for one in chosen if earlier[one.indicator.id] or alone[one.indicator.id]]
    if not shown:
        return None
    usual = published.usual_wave(shown[0].indicator.id)
    others = {wave for found in earlier.values() for wave in found}
    waves = [wave for wave in published.initiative.waves if wave in others or wave == usual] if others else [usual]
    third = any(alone.values())
    named = [published.wave_label(wave) for wave in waves] if others else ["Toutes les réponses"]
    heads = [*named, *([_BY_THEMSELVES] if third else [])]

    def _of(wave: str, one: Shaped) -> Figure | None:
        return (earlier[one.indicator.id] | {usual: known[one.indicator.id]}).get(wave)

    rows = tuple(
        (
            doc.TableCell(french.typography(one.indicator.label)),
            *_cells(one, [*(_of(wave, one) for wave in waves), *((alone[one.indicator.id],) if third else ())]),
        )
        for one in shown
    )
    beside = ["d’une vague à l’autre"] if others else []
    beside += ["sans les réponses données par un tiers"] if third else []
    return doc.DataTable(
        title=f"Les mêmes chiffres, {french.joined(beside)}",
        columns=(doc.TableColumn("Indicateur"), *(doc.TableColumn(head, numeric=True) for head in heads)),
        rows=rows,
        note="Les répondants ne sont pas tous les mêmes d’une vague à l’autre." if others else "",
        compact=True,
    )


def _other_waves(published: ReportedResults, one: Shaped) -> dict[str, Figure]:
    """Return the figures of the waves that are not shown; a change between two waves has none."""
    if one.shape in _ONE_WAVE:
        return {}
    id, usual = one.indicator.id, published.usual_wave(one.indicator.id)
    return {
        wave: figure
        for wave in published.waves(id)
        if wave != usual
        and wave in published.initiative.waves
        and (figure := published.figure(id, wave=wave)) is not None
        and figure.status != "sans_donnee"
    }


def _by_themselves(published: ReportedResults, one: Shaped, whole: Figure | None) -> Figure | None:
    """Return a figure without the answers that somebody else gave, where there are some and the whole is published."""
    found = published.parts(one.indicator.id, population=WITHOUT_THIRD_PARTY)
    main = next((figure for figure in found if figure.part == "" and figure.status != "sans_donnee"), None)
    if main is None or whole is None or whole.status != "publie" or main.n == whole.n:
        return None
    return main


def _cells(one: Shaped, figures: list[Figure | None]) -> list[doc.TableCell]:
    """Write the figures of a row, all in one form."""
    written = reading.in_one_form(figure for figure in figures if figure is not None)
    return [_NOTHING if figure is None else _cell(one, figure, written) for figure in figures]


def _cell(one: Shaped, figure: Figure, written: reading.Written) -> doc.TableCell:
    broken = "rupture de série" if "rupture_de_serie" in figure.flags else ""  # it does not compare with those before
    if figure.unit == "part" and written is reading.counted_share:
        return doc.TableCell(written(figure), masked=figure.status == "masque", detail=broken)
    base = f" ({french.base(figure.n)})" if figure.n else ""
    text = f"{reading.change(one.indicator, figure)}{base}"
    return doc.TableCell(text, masked=figure.status == "masque", detail=broken)
