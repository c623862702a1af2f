"""What a final report cannot do without: the texts that only people can write."""

from collections.abc import Iterable

from initiatives.quality import UnusableInitiative
from reports.document import Document, Note
from reports.editions import Planned


def refuse_unfinished(documents: Iterable[tuple[Planned, Document]]) -> None:
    """Refuse a final report that still says « à compléter » somewhere.

    Raises `UnusableInitiative` with one sentence per missing text, which names the reports that want it.
    """
    wanted: dict[str, list[str]] = {}
    for report, document in documents:
        for block in document.blocks:
            if isinstance(block, Note) and block.tone == "a_completer":
                missing = f"{block.title} : {''.join(run.text for run in block.inline)}"
                wanted.setdefault(missing, []).append(report.slug)
    if wanted:
        raise UnusableInitiative(
            tuple(
                f"Un rapport définitif ne peut pas être fait sans ce texte. {missing} (rapports : {', '.join(reports)})"
                for missing, reports in wanted.items()
            )
        )
