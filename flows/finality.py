"""What a final report cannot do without: the texts, and the decisions, that only people can give."""

from collections.abc import Iterable, Iterator, Sequence

from indicators.figures.results import PublishedResults
from indicators.figures.unread import UNDECIDED
from initiatives.unusable import UnusableInitiative
from reports.composition.changes import changes, corrected
from reports.composition.editions import Planned
from reports.composition.pieces.versions import hidden_by
from reports.document import Analysis, Block, Document, Note, ShownFinding
from reports.words import french


def refuse_premature(results: PublishedResults, documents: Sequence[tuple[Planned, Document]]) -> None:
    """Refuse a final version that waits for people: decisions on answers or on what it hides, texts to write or to read again.

    `results` are the committee's. Raises `UnusableInitiative` with all of it at once.
    """
    problems = (*_undecided(results), *_unannounced(results), *_unfinished(documents))
    if problems:
        raise UnusableInitiative(problems)


def _unfinished(documents: Iterable[tuple[Planned, Document]]) -> Iterator[str]:
    """Say what a report still asks a person to write, mend or read again, and which reports want it."""
    wanted: dict[str, list[str]] = {}
    for report, document in documents:
        for note in _left_to_do(document.blocks):
            missing = f"{note.title} : {''.join(run.text for run in note.inline)}"
            wanted.setdefault(missing, []).append(report.slug)
    for missing, reports in wanted.items():
        yield f"Un rapport définitif ne peut pas être fait ainsi. {missing} (rapports : {_named(reports)})"


def _undecided(results: PublishedResults) -> Iterator[str]:
    """Say of which indicators so many answers are illegible that a person has to decide."""
    waiting = dict.fromkeys(one.indicator for one in results.figures if one.reason == UNDECIDED)
    if waiting:
        named = ", ".join(f"« {results.indicators[id].label} »" for id in waiting)
        yield (
            f"Un rapport définitif ne peut pas être fait ainsi : trop de réponses sont illisibles derrière {named}. "
            "« utilite check » dit lesquelles : corrigez-les, déclarez les codes de votre outil, ou retirez la question."
        )


def _unannounced(results: PublishedResults) -> Iterator[str]:
    """Say which headlines are hidden that nobody accepted to hide, and what is corrected besides what the erratum says."""
    last, initiative = results.last, results.initiative
    hidden = [id for id in last.hides if id not in initiative.accepted_masks] if last else []
    if last and hidden:
        yield (
            f"{hidden_by(results, hidden, ahead=True)} Pour faire ainsi cette version définitive, écrivez « accepted_masks: "
            f"[{', '.join(hidden)}] » dans initiative.yaml ; sinon, laissez la version diffusée telle qu’elle est."
        )
    found, erratum = changes(results), initiative.erratum
    if found and erratum is not None:
        if last and erratum.replaces != last.made_on:
            yield (
                f"« erratum » remplace la version définitive du {french.day(erratum.replaces)}, et la dernière est du "
                f"{french.day(last.made_on)}. Corrigez « replaces », ou retirez « erratum »."
            )
        others = dict.fromkeys(one.indicator for one in corrected(found) if one.indicator not in erratum.figures)
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
