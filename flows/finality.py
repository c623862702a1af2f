"""What a final report cannot do without: the texts that only people can write."""

from collections.abc import Iterable, Iterator

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
