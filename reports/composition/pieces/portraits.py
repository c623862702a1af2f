"""Portraits that the evaluator writes in `texts/portraits/`: a file per portrait, printed as long as whoever it shows agrees."""

from collections.abc import Iterator
from pathlib import Path

from initiatives.declaration.model import Initiative
from reports import document as doc
from reports.composition.pieces.written import Written, read, to_do
from reports.composition.published import ReportedResults
from reports.words import french
from reports.words.anchors import anchor

FOLDER = "portraits"
TITLE, WHO, CONSENT = "titre", "qui", "accord"
"""What a portrait says at its head; WHO may be left out."""


def portraits(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Open a chapter of portraits, in the order of the names of files: of each its title, who it is about, what is written.

    Nothing where there is none to show, nor to mend.
    """
    initiative = published.initiative
    shown = tuple(block for name in names(initiative.folder) for block in _shown(initiative, name))
    return (doc.Heading(level=1, text="Portraits", anchor="portraits", number="?"), *shown) if shown else ()


def names(folder: Path) -> tuple[str, ...]:
    """Name the texts of an initiative that are portraits, as `read` knows them."""
    return tuple(f"{FOLDER}/{file.stem}" for file in sorted((folder / "texts" / FOLDER).glob("*.md")))


def wrong(initiative: Initiative, name: str) -> tuple[str, ...]:
    """Say in French what keeps a portrait from being printed; nothing where it is, or where its agreement was taken back."""
    written = read(initiative.folder, name)
    return (f"texts/{name}.md : à écrire.",) if written is None else tuple(_wrong(initiative, written))


def _shown(initiative: Initiative, name: str) -> Iterator[doc.Block]:
    written = read(initiative.folder, name)
    problems = wrong(initiative, name)
    if problems or written is None:
        yield from (to_do("À compléter", problem) for problem in problems)
    elif not any(initiative.consents[word].withdrawn for word in _consents(written)):
        title, who = _said(written, TITLE), _said(written, WHO)
        yield doc.Heading(level=2, text=french.typography(title), anchor=anchor(title))
        if who:
            yield doc.Prose(inline=(doc.TextRun(french.typography(who), emphasis=True),))
        yield from written.blocks


def _wrong(initiative: Initiative, written: Written) -> Iterator[str]:
    if written.problem:
        yield written.sentence()
        return
    if not _said(written, TITLE):
        yield f"{written.name} : écrivez en tête, entre deux lignes « --- », « {TITLE}: » et le titre du portrait."
    words = _consents(written)
    if not words:
        yield (
            f"{written.name} : écrivez en tête « {CONSENT}: » et le mot de l’accord de la personne, déclaré dans « consents » ; "
            "sans lui, le portrait n’est pas imprimé."
        )
    for word in words:
        declared = initiative.consents.get(word)
        if declared is None or "citer" not in declared.to:
            yield (
                f"{written.name} : l’accord « {word} » n’est pas déclaré. Écrivez dans initiative.yaml « consents: {{{word}: "
                "{to: citer, on: …}} », ou retirez le portrait, qui n’est pas imprimé."
            )


def _consents(written: Written) -> tuple[str, ...]:
    """Return the words of the agreements that a portrait rests on: one, or a list where it shows several people."""
    said = written.front.get(CONSENT) if isinstance(written.front, dict) else None
    return tuple(filter(None, (str(one).strip() for one in (said if isinstance(said, list) else [said or ""]))))


def _said(written: Written, key: str) -> str:
    said = written.front.get(key) if isinstance(written.front, dict) else None
    return said.strip() if isinstance(said, str) else ""
