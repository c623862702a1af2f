"""What the evaluator makes of a figure: kept with the value it comments, placed beside it, told when the figure has moved.

`texts/analyses/<indicator>.md` comments one figure, `texts/analyses/<anchor of a heading>.md` a section. A section's
analysis follows its first drawing or table, which it comments; a section that has none ends with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reports import document as doc
from reports.composition.pieces.kept_values import ONE, SEVERAL, alike, kept_values, printed
from reports.composition.pieces.written import Written, read, to_do
from reports.composition.published import ReportedResults
from reports.words import french

FOLDER = "analyses"


@dataclass(frozen=True)
class Commented:
    """One analysis: its file, and which values it was written for (figure → value as printed); None where it does not say."""

    name: str
    written: Written
    values: Mapping[str, str] | None


def commented(folder: Path) -> tuple[Commented, ...]:
    """Read every analysis of an initiative, in the order of their names."""
    found = []
    for path in sorted((folder / "texts" / FOLDER).glob("*.md")):
        written = read(folder, f"{FOLDER}/{path.stem}", pictures=False)
        if written is not None:
            found.append(Commented(path.stem, _only_prose(written), kept_values(path.stem, written.front)))
    return tuple(found)


def _only_prose(written: Written) -> Written:
    if written.problem or all(isinstance(block, doc.Prose | doc.Bullets) for block in written.blocks):
        return written
    return replace(written, problem="une analyse ne contient que des paragraphes et des listes")


def analysed(
    published: ReportedResults, body: tuple[doc.Block, ...]
) -> tuple[tuple[doc.Block, ...], tuple[Commented, ...]]:
    """Put each analysis beside the first place that shows its figure, or the first drawing of its section.

    Returns the blocks and the analyses that found no place. An analysis of a figure that this reader may not see is left out.
    """
    waiting = {one.name: one for one in commented(published.initiative.folder)}
    if not waiting:
        return body, ()
    placed = tuple(_beside(published, body, waiting))
    return placed, tuple(waiting.values())


def _beside(
    published: ReportedResults, body: tuple[doc.Block, ...], waiting: dict[str, Commented]
) -> Iterator[doc.Block]:
    held: list[doc.Analysis] = []
    for block in body:
        match block:
            case doc.ShownFinding() if not block.overview:
                yield replace(block, analyses=(*held, *_taken(published, block.indicators, waiting)))
                held = []
            case doc.DataTable():
                yield block
                yield from (*held, *_taken(published, block.indicators, waiting))
                held = []
            case doc.Heading():
                yield from held
                yield block
                of_section = () if block.anchor in published.results.indicators else (block.anchor,)
                held = list(_taken(published, of_section, waiting))
            case _:
                yield block
    yield from held


def _taken(published: ReportedResults, names: tuple[str, ...], waiting: dict[str, Commented]) -> Iterator[doc.Analysis]:
    for name in names:
        one = waiting.pop(name, None)
        shown = one and _shown(published, one)
        if shown:
            known = published.results.indicators.get(name)
            yield replace(shown, about=french.typography(known.label) if known and len(names) > 1 else "")


def _shown(published: ReportedResults, one: Commented) -> doc.Analysis | None:
    """Return an analysis as this reader may read it; None where one of its figures is not shown to them."""
    values = {key: printed(published, key) for key in _keys(published, one)}
    hidden = [key for key, now in values.items() if not now]
    if hidden and not published.for_committee:
        return None
    body = tuple(block for block in one.written.blocks if isinstance(block, doc.Prose | doc.Bullets))
    warnings = tuple(_warnings(published, one, values))
    return doc.Analysis(about="", body=() if hidden or one.written.problem else body, warnings=warnings)


def _keys(published: ReportedResults, one: Commented) -> tuple[str, ...]:
    own = (one.name,) if one.name in published.results.indicators else ()
    return tuple(dict.fromkeys((*own, *(one.values or ()))))


def _warnings(published: ReportedResults, one: Commented, values: Mapping[str, tuple[str, ...]]) -> Iterator[doc.Note]:
    if one.written.problem:
        yield to_do("Texte à corriger", one.written.sentence())
        return
    file = one.written.name
    if one.values is None:
        first = next((shown[0] for shown in values.values() if shown), "")
        wanted = f"{ONE}: {first}" if first else f"{SEVERAL}: {{identifiant: valeur}}"
        yield to_do(
            "À compléter",
            f"{file} : dites la valeur commentée, en tête du fichier, entre deux lignes « --- » ({wanted}).",
        )
    for key, now in values.items():
        if key.partition(".")[0] not in published.results.indicators:
            yield to_do("À corriger", f"{file} : l’indicateur « {key} » n’existe pas dans ce rapport. Corrigez ce nom.")
        elif not now:
            yield to_do(
                "Analyse laissée de côté",
                f"{file} commente « {key} », qui est masqué, sans valeur ou fait de plusieurs chiffres. Retirez ce fichier, "
                f"ou dites quel chiffre il commente ({SEVERAL}: {{identifiant.partie: valeur}}).",
            )
        elif (
            one.values is not None and (said := one.values.get(key)) is not None and alike(said) not in map(alike, now)
        ):
            name = f"« {published.indicator(key.partition('.')[0]).label} » : " if len(values) > 1 else ""
            yield to_do(
                "Analyse à relire",
                f"{name}{'commentaire' if name else 'Commentaire'} écrit pour {said}, la valeur est {now[0]} : "
                f"relisez-le ({file}).",
            )
