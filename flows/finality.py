"""What a final report cannot do without: the texts, and the decisions, that only people can give."""

from collections.abc import Iterable, Iterator

from indicators.figures.results import PublishedResults
from indicators.figures.unread import UNDECIDED
from initiatives.unusable import UnusableInitiative
from reports.composition.editions import Planned
from reports.document import Analysis, Block, Document, Note, ShownFinding


def refuse_unfinished(documents: Iterable[tuple[Planned, Document]]) -> None:
    """Refuse a final report that still says somewhere what a person has to write, mend or read again.

    Raises `UnusableInitiative` with one sentence per text, all at once, which names the reports that want it.
    """
    wanted: dict[str, list[str]] = {}
    for report, document in documents:
        for note in _left_to_do(document.blocks):
            missing = f"{note.title} : {''.join(run.text for run in note.inline)}"
            wanted.setdefault(missing, []).append(report.slug)
    if wanted:
        raise UnusableInitiative(
            tuple(
                f"Un rapport définitif ne peut pas être fait ainsi. {missing} (rapports : {_named(reports)})"
                for missing, reports in wanted.items()
            )
        )


def refuse_undecided(results: PublishedResults) -> None:
    """Refuse a final report as long as so many answers of a question are illegible that a person has to decide.

    Raises `UnusableInitiative`, with one sentence for all the indicators that wait.
    """
    waiting = dict.fromkeys(one.indicator for one in results.figures if one.reason == UNDECIDED)
    if waiting:
        named = ", ".join(f"« {results.indicators[id].label} »" for id in waiting)
        raise UnusableInitiative(
            (
                f"Un rapport définitif ne peut pas être fait ainsi : trop de réponses sont illisibles derrière {named}. "
                "« utilite check » dit lesquelles : corrigez-les, déclarez les codes de votre outil, ou retirez la question.",
            )
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
