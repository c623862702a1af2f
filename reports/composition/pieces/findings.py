"""The findings of a group: its indicators, gathered by the drawing that suits them, each with its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import get_args

from indicators.figures.results import Figure
from indicators.measures.coded import CodedMentions
from indicators.measures.multiple_choice import MultipleChoice
from indicators.measures.paired_share import PairedShare
from indicators.measures.share import Share
from initiatives.declaration.registers import VERBATIMS
from initiatives.declaration.scales import notes
from initiatives.declaration.vocabulary import LABELS, Benefit, Step
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.composition.pieces import drawings_of
from reports.composition.pieces.absence import absent
from reports.composition.pieces.asides import compared_by
from reports.composition.pieces.compared_groups import compared_groups
from reports.composition.pieces.figures_table import figures_table, main_of
from reports.composition.pieces.made_of import beside_the_drawing, made_of
from reports.composition.pieces.networks import counts_ties
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.pieces.shapes import Shape, Shaped, shaped
from reports.composition.pieces.stating import most_telling, stated
from reports.composition.pieces.unforeseen import tells_unforeseen
from reports.composition.pieces.variants import variants
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

TOGETHER: tuple[Shape, ...] = ("accord", "evolution", "ordre", "part", "moyenne", "avant_apres")
"""Shapes whose indicators share one drawing, on the same scale."""

ONE_NUMBER: tuple[Shape, ...] = ("part", "moyenne", "nombre")
"""Shapes that show one number each: alone it needs no drawing."""

MANY = 3
"""Figures, beside that of the title, from which they are read line by line rather than one after the other."""


def findings(
    published: ReportedResults, groups: list[str], step: Step | None = None, benefits: Benefit | None = None
) -> tuple[doc.Block, ...]:
    """Return the findings of some groups at one step of the grid, for whom they are of value; a note when there is none.

    Effects that nobody foresaw have a place of their own in every report (`unexpected_effects`), ties theirs (`relations`).
    """
    found: list[doc.Block] = []
    if step is not None and step not in get_args(Step):
        raise LookupError(step)
    for group in groups:
        chosen = [
            shaped(published, indicator)
            for indicator in published.indicators(group, step)
            if (benefits is None or indicator.benefits == benefits)
            and not (tells_unforeseen(indicator) or counts_ties(indicator))
        ]
        found += _of(published, chosen)
    if found:
        return tuple(found)
    said = "Aucun résultat de ce rapport ne porte sur ce sujet."
    return absent(said)


def finding(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Return the findings of the indicators named; those that were not chosen, or say nothing more, are left out."""
    known = [published.indicator(id) for id in ids if id in published.results.indicators and not published.repeats(id)]
    return tuple(_of(published, [shaped(published, indicator) for indicator in known]))


def counted_otherwise(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Set the shares and means of each group beside what they are at the other waves, and without third parties."""
    found = []
    for group, declared in published.initiative.groups.items():
        for shape in TOGETHER:
            known = (shaped(published, indicator) for indicator in published.indicators(group))
            table = variants(published, [one for one in known if one.shape == shape])
            if table is not None:
                named = french.lower_first(table.title)
                found.append(replace(table, title=french.typography(f"{declared.label} : {named}")))
    return tuple(found) or absent(
        "Aucun chiffre n’est connu à plusieurs vagues, ni avec et sans les réponses d’un tiers."
    )


def _of(published: ReportedResults, chosen: list[Shaped]) -> Iterator[doc.Block]:
    drawn_there = {one.indicator.id: _options_alone(published, one, chosen) for one in chosen}
    told_there = {one.indicator.id for alone in drawn_there.values() for one in alone}
    chosen = [_alone(published, one, chosen) for one in chosen if one.indicator.id not in told_there]
    drawn = [_together(published, one) for one in chosen]
    order = {key: position for position, key in reversed(list(enumerate(drawn)))}
    gathered = sorted(zip(drawn, chosen, strict=True), key=lambda pair: order[pair[0]])
    untold: list[Shaped] = []
    for (shape, *_), pairs in groupby(gathered, key=lambda pair: pair[0]):
        alike = [one for _, one in pairs]
        if shape != "nombre" and all(map(partial(_untold, published), alike)):
            untold += alike
            continue
        if shape == "nombre":
            slopes = {one.indicator.id: compared_groups(published, one.indicator) for one in alike}
            yield from (block for drawn in slopes.values() for block in drawn)
            listed = [one for one in alike if not slopes[one.indicator.id]]
            alone = _alone_in_its_table(published, listed)
            if alone is not None:
                yield _finding(published, shape, [alone])
            yield from figures_table(published, [one.indicator for one in listed if one is not alone])
        elif shape in TOGETHER:
            yield _finding(published, shape, alike)
        else:
            yield from (_with(_finding(published, shape, [one]), drawn_there[one.indicator.id]) for one in alike)
    if untold:
        yield _kept_back(published, untold)


def _with(finding: doc.ShownFinding, others: list[Shaped]) -> doc.ShownFinding:
    """Say of a finding that it shows other indicators too: what is linked to them, or comments them, is there."""
    return replace(
        finding,
        indicators=(*finding.indicators, *(one.indicator.id for one in others)),
        codes=(*finding.codes, *(one.indicator.code for one in others)),
    )


def _untold(published: ReportedResults, one: Shaped) -> bool:
    """Whether nothing of an indicator may be published."""
    parts = published.parts(one.indicator.id)
    return bool(parts) and all(figure.untold for figure in parts)


def _kept_back(published: ReportedResults, untold: list[Shaped]) -> doc.ShownFinding:
    """Name at once the results of a section that may not be published, and say why."""
    first = untold[0]
    by_reason: dict[str, list[str]] = {}
    for one in untold:
        reason = next((figure.reason for figure in published.parts(one.indicator.id) if figure.reason), None)
        by_reason.setdefault(reason or "Masqué.", []).append(one.indicator.label)
    said = [
        f"{reason.removesuffix('.')} : {french.joined([f'« {label} »' for label in labels])}."
        for reason, labels in by_reason.items()
    ]
    said = list(map(french.typography, said))
    many = french.in_words(len(untold)).capitalize()
    counted = (
        f"{many} résultats ne peuvent pas être publiés" if len(untold) > 1 else "Un résultat ne peut pas être publié"
    )
    return doc.ShownFinding(
        title=counted,
        subtitle="",
        chart=None,
        table=None,
        source=_source(published, untold),
        indicators=tuple(one.indicator.id for one in untold),
        codes=tuple(one.indicator.code for one in untold),
        reading=(plain(" ".join(said)),),
        anchor=f"resultat-{first.indicator.id}",
    )


def _alone_in_its_table(published: ReportedResults, listed: list[Shaped]) -> Shaped | None:
    """Return the one number that a table would hold a line of, if it is one: a sentence says it, as it does any other number.

    What is made of parts that have no sentence, or is set beside another indicator, keeps its tables.
    """
    rows = [one for one in listed if main_of(published, one.indicator)]
    if len(rows) != 1 or compared_by(published, rows[0].indicator):
        return None
    made = made_of(published, rows[0].indicator, published.parts(rows[0].indicator.id))
    return None if made is None else rows[0]


def _together(published: ReportedResults, one: Shaped) -> tuple[Shape, str, str]:
    """Return what a drawing shares: its shape, the wave that it speaks of, the scale of its means."""
    return one.shape, published.usual_wave(one.indicator.id) if one.shape in TOGETHER else "", one.scale


def _options_alone(published: ReportedResults, question: Shaped, chosen: list[Shaped]) -> list[Shaped]:
    """Return the shares of one option of a question whose options are all drawn: its bar is there, it is not said again.

    One that has a target is told by itself all the same.
    """
    measure, goals = question.indicator.measure, published.initiative.targets
    if not isinstance(measure, MultipleChoice):
        return []
    options = {figure.part for figure in published.parts(question.indicator.id)}
    return [
        one
        for one in chosen
        if one.group == question.group
        and one.indicator.id not in goals
        and isinstance(one.indicator.measure, Share)
        and one.indicator.measure.share == measure.multiple_choice
        and len(ticked := one.indicator.measure.any_of or (one.indicator.measure.equals,)) == 1
        and options.issuperset(ticked)
    ]


def _alone(published: ReportedResults, one: Shaped, chosen: list[Shaped]) -> Shaped:
    """Leave to the table a mean that has no scale to be read on: no end, and no other mean in its unit."""
    if one.shape != "moyenne" or (one.question is not None and one.question.ordered is not None):
        return one
    place = _together(published, one)
    alike = sum(_together(published, other) == place for other in chosen)
    return one if alike > 1 else replace(one, shape="nombre")


def _finding(published: ReportedResults, shape: Shape, chosen: list[Shaped]) -> doc.ShownFinding:
    known = [(one, published.parts(one.indicator.id)) for one in chosen]
    opening = most_telling(published, [pair for pair in known if _drawable(shape, pair[1])] or known)
    shown = sorted(known, key=lambda pair: pair != opening)
    told = [(one, parts) for one, parts in shown if _drawable(shape, parts)]
    hidden = [(one, parts) for one, parts in shown if any(figure.status == "masque" for figure in parts)]
    sparse = [one for one, parts in hidden if _told(parts[0]) and not _drawable(shape, parts)]
    chart: ChartSpec | None = None
    table: doc.DataTable | None = None
    if told and not _one_number(shape, told):
        chart, table = drawings_of.DRAWINGS[shape](published, told)
    first = chosen[0]
    title, rest, others = stated(published, shown, told)
    listed = others if len(others) >= MANY else []
    apart = [
        pointed(beside, one.indicator)
        for one, parts in shown
        if (
            beside := beside_the_drawing(
                published, one.indicator, parts, drawn=chart is not None and (one, parts) in told
            )
        )
    ]
    said = in_a_row([*filter(None, (rest, *(() if listed else others), *apart))])
    return doc.ShownFinding(
        title=title,
        subtitle=_subtitle(published, shape, told or shown, drawn=chart is not None),
        chart=chart,
        table=table,
        source=_source(published, chosen),
        indicators=tuple(one.indicator.id for one, _ in shown),
        codes=tuple(one.indicator.code for one, _ in shown),
        reading=(said,) if said else (),
        listed=tuple(listed),
        caveat=french.typography(" ".join([*_caveats(chosen, sparse), *_breaks(shown)])),
        anchor=f"resultat-{first.indicator.id}",
    )


def _one_number(shape: Shape, told: Sequence[object]) -> bool:
    """Whether a drawing would show one number, which the title has said."""
    return shape in ONE_NUMBER and len(told) == 1


def _drawable(shape: Shape, parts: tuple[Figure, ...]) -> bool:
    """Whether everything a drawing shows is published and computed: a stacked bar needs each of its levels."""
    shown = parts if shape in ("accord", "evolution", "ordre", "avant_apres") else parts[:1]
    if not parts or not parts[0].n:
        return False
    if shape == "avant_apres" and any(map(reading.small, parts)):
        return False  # shares of few are counts, on no percentage
    if shape == "codes" and not any(one.part and one.k for one in parts):
        return False
    return all(figure.status == "publie" and figure.value is not None for figure in shown)


def _told(main: Figure) -> bool:
    """Whether the sentence gives the main figure, so that the drawing alone is missing."""
    return main.status == "publie" and main.value is not None


def _caveats(chosen: list[Shaped], sparse: list[Shaped]) -> list[str]:
    said = french.each_once(one.indicator.caveat or "" for one in chosen)
    if sparse:
        named = french.joined([f"« {one.indicator.label} »" for one in sparse])
        said.append(f"Pour protéger ceux qui ont répondu, le dessin ne montre pas le détail des réponses pour {named}.")
    return said


def _breaks(shown: list[tuple[Shaped, tuple[Figure, ...]]]) -> list[str]:
    """Say what changed in a question since its first wave, for the figures that it makes incomparable."""
    broken = [one for one, parts in shown if parts and "rupture_de_serie" in parts[0].flags]
    said = (
        f"Rupture de série : {french.lower_first(what)}"
        for one in broken
        if one.question
        for what in one.question.breaks.values()
    )
    return list(dict.fromkeys(said))


def _subtitle(
    published: ReportedResults, shape: Shape, shown: list[tuple[Shaped, tuple[Figure, ...]]], *, drawn: bool
) -> str:
    """Say what a drawing shows, and of whom; of one number, which the title has said, only when and out of how many."""
    twice = shape == "avant_apres" and shown[0][0].indicator.measure.compares_waves
    shares = isinstance(shown[0][0].indicator.measure, PairedShare)
    agreed = all(one.question and one.question.answer in ("lik4", "accord5") for one, _ in shown)
    stacked = shape in ("accord", "evolution", "ordre")
    begun = drawings_of.begun(published, shown) if stacked and drawn else ""
    what = {
        "accord": "Accord avec chaque phrase, en % des réponses exprimées" if agreed else "En % des réponses exprimées",
        "evolution": f"Changement déclaré{'' if begun else ' depuis le début'}, en % des réponses exprimées",
        "ordre": "En % des réponses exprimées",
        "part": "En % des réponses exprimées",
        "moyenne": f"Moyenne, {_scale(shown[0][0])}",
        "options": "Plusieurs réponses possibles, en %",
        "repartition": "En % des réponses exprimées",
        "avant_apres": f"{'Part' if shares else 'Moyenne'} des mêmes personnes aux deux vagues"
        if twice
        else f"{'Parts' if shares else 'Moyennes'}, l’avant demandé après coup",
        "nombre": "",
        "codes": f"Un carré par {_heard_in(shown[0][0])}, qui peut en évoquer plusieurs",
    }[shape]
    one, parts = shown[0]
    question = one.question.text if one.question and len(shown) == 1 else f"{begun}…" if begun else ""
    few = [reading.small(figures[0]) for _, figures in shown if figures]
    # One row of few answers, and the whole drawing is in counts.
    if (stacked and any(few)) or (shape in ("part", "repartition") and few and all(few)):
        what = "En nombre de réponses"
    elif shape == "part" and any(few):
        what = f"En % des réponses exprimées ; en nombre sous {reading.SMALL} réponses"
    elif shape == "options" and any(few):
        what = "Plusieurs réponses possibles, en nombre"
    elif how := _weighted(shown):
        what = f"{what}, {how}"
    if shape == "part" and not drawn:
        what = _weighted(shown).capitalize() if not any(few) else ""
    if one.group not in published.initiative.groups:
        what = what.replace(" des réponses exprimées", "")  # a register is no answer
    wave = published.wave_label(parts[0].cell.wave) if parts else ""
    # Of few answers, or of interviews, each line says of how many.
    based = len(shown) == 1 and bool(parts and parts[0].n) and not any(few) and shape != "codes"
    if shape == "nombre" and one.group not in published.initiative.groups:
        based = False  # a count is what it rests on
    base = french.base(parts[0].n or 0) if based else ""
    question = question if question.endswith(("?", "!")) else question.rstrip(".")
    question = "" if shape in ONE_NUMBER and not drawn else question
    said = " · ".join(part for part in (question, what, wave, base) if part)
    return french.typography(said)


def _heard_in(one: Shaped) -> str:
    measure = one.indicator.measure
    return "réponse libre" if isinstance(measure, CodedMentions) and measure.of == VERBATIMS else "entretien"


def _scale(one: Shaped) -> str:
    """Say on which scale a mean is read: « sur une échelle de 0 à 10 », with what its ends mean, or in which unit."""
    levels = one.question.levels() if one.question else {}
    if not levels:
        return f"en {one.scale}"
    worth = [french.number(note, 0 if note.is_integer() else 1) for note in notes(tuple(levels))]
    ends = [
        note if note in label else f"{note} (« {french.lower_first(label)} »)"
        for note, label in zip(worth, levels.values(), strict=True)
    ]
    return f"sur une échelle de {ends[0]} à {ends[-1]}"


def _weighted(shown: list[tuple[Shaped, tuple[Figure, ...]]]) -> str:
    """Say that what is shown is weighted; with the codes where it is so of some only."""
    codes = [one.indicator.code for one, figures in shown if any(map(reading.weighted, figures))]
    if len(codes) in (0, len(shown)):
        return reading.WEIGHTED if codes else ""
    return f"{reading.WEIGHTED} pour {', '.join(codes)}"


def _source(published: ReportedResults, chosen: list[Shaped]) -> str:
    """Name the questionnaires, and how each figure is known: with its codes where they are not known alike."""
    groups = dict.fromkeys(one.group for one in chosen if one.group in published.initiative.groups)
    asked = dict.fromkeys(published.initiative.questionnaire_of(group).title for group in groups)
    known: dict[str, list[str]] = {}
    for one in chosen:
        known.setdefault(french.lower_first(LABELS[one.indicator.evidence]), []).append(one.indicator.code)
    told = [name if len(known) == 1 else f"{name} ({', '.join(codes)})" for name, codes in known.items()]
    said = " · ".join([*asked, ", ".join(told)])
    return french.typography(said[:1].upper() + said[1:])
