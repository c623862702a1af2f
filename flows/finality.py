"""What a final report cannot do without: the texts, and the decisions, that only people can give."""

from collections.abc import Iterable, Iterator, Sequence

from indicators.figures.results import PublishedResults
from indicators.figures.unread import UNDECIDED
from reports.charts.fonts import UNKNOWN
from reports.composition.changes import changes, corrected
from reports.composition.editions import Planned
from reports.composition.pieces.versions import hidden_by
from reports.composition.unprintable import Unprinted, unprinted
from reports.document import Analysis, Block, Document, Note, ShownFinding


def lacking(results: PublishedResults, documents: Sequence[tuple[Planned, Document]]) -> tuple[str, ...]:
    """Say in French all that a final version waits for, at once; nothing where it can be made.

    `results` are the committee's. A draft is made without, and its evaluator reads here what is left to do.
    """
    return (*undecided(results), *unannounced(results), *unfinished(documents), *unwritable(documents))


def unfinished(documents: Iterable[tuple[Planned, Document]]) -> Iterator[str]:
    """Yield what reports still say a person has to write, mend or read again: one sentence per text, which names them."""
    wanted: dict[str, list[str]] = {}
    for report, document in documents:
        for note in _left_to_do(document.blocks):
            missing = f"{note.title} : {''.join(run.text for run in note.inline)}"
            wanted.setdefault(missing, []).append(report.slug)
    for missing, reports in wanted.items():
        yield f"{missing} (rapports : {_named(reports)})"


def unwritable(documents: Iterable[tuple[Planned, Document]]) -> Iterator[str]:
    """Yield what PDFs would print as �, whoever wrote it: one sentence for the same signs in several reports."""
    found: dict[str, tuple[Unprinted, list[str]]] = {}
    for report, document in documents:
        for one in unprinted(document):
            found.setdefault(one.signs, (one, []))[1].append(report.slug)
    for signs, (one, reports) in found.items():
        yield (
            f"« {signs} » ne peut pas être écrit dans les PDF, qui portent « {UNKNOWN} » à la place (« {one.among} », "
            f"{one.chapter}) : récrivez ces mots en caractères latins là où ils sont déclarés, écrits ou cités, ou retirez-les "
            f"(rapports : {_named(reports)})"
        )


def undecided(results: PublishedResults) -> Iterator[str]:
    """Yield what waits for a person because so many answers of a question are illegible: one sentence for all."""
    waiting = dict.fromkeys(one.indicator for one in results.figures if one.reason == UNDECIDED)
    if waiting:
        named = ", ".join(f"« {results.indicators[id].label} »" for id in waiting)
        yield (
            f"Trop de réponses sont illisibles derrière {named}. « utilite check » dit lesquelles : corrigez-les, déclarez les "
            "codes de votre outil, ou retirez la question."
        )


def unannounced(results: PublishedResults) -> Iterator[str]:
    """Yield the headlines that would be hidden and nobody accepted to hide, and what is corrected that no erratum says."""
    last, initiative = results.last, results.initiative
    hidden = [id for id in results.hides if id not in initiative.accepted_masks]
    if hidden:
        yield (
            f"{hidden_by(results, hidden, ahead=True)} Pour faire ainsi cette version définitive, écrivez « accepted_masks: "
            f"[{', '.join(hidden)}] » dans initiative.yaml ; sinon, laissez ce qui est diffusé tel qu’il est."
        )
    erratum = initiative.erratum
    if erratum is not None:
        if last is None or erratum.replaces != last.run:
            left = (
                "aucune version définitive n’est partie" if last is None else f"la dernière partie est « {last.run} »"
            )
            yield f"« erratum » remplace « {erratum.replaces} », et {left}. Corrigez « replaces », ou retirez « erratum »."
        changed = corrected(changes(results))
        others = dict.fromkeys(one.indicator for one in changed if one.indicator not in erratum.figures)
        if others:
            yield (
                f"D’autres chiffres que ceux de l’erratum changent : {', '.join(others)}. Ajoutez-les à « figures », ou "
                "cherchez pourquoi ils changent (« Ce qui a changé », dans la version provisoire)."
            )


def _left_to_do(blocks: Iterable[Block]) -> Iterator[Note]:
    for block in blocks:
        match block:
            case Note(tone="a_completer"):
                yield block
            case ShownFinding():
                yield from _left_to_do(block.analyses)
            case Analysis():
                yield from block.warnings
            case _:
                pass


def _named(reports: list[str]) -> str:
    slugs = list(dict.fromkeys(reports))
    more = len(slugs) - _MOST
    others = [f"{more} autre{'s' if more > 1 else ''}"] if more > 0 else []
    return ", ".join([*slugs[:_MOST], *others])


_MOST = 3
"""Reports named for each text: the same one may be wanted by two hundred."""
