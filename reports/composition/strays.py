"""What is written in `texts/` and leads nowhere, or cannot be read: told to the evaluator, never left out in silence."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from initiatives.declaration.model import Initiative
from initiatives.validation.quality import Finding
from reports import document as doc
from reports.composition.consented import with_consents
from reports.composition.lettering_of_titles import titles_of
from reports.composition.pieces.analyses import FOLDER as ANALYSES
from reports.composition.pieces.analyses import Commented, commented
from reports.composition.pieces.first_page import FOLDER, ON_THE_WHOLE, reply_of
from reports.composition.pieces.pictures import cover_photo, logos
from reports.composition.pieces.written import read, to_do
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.composition.sections import Sections


def stray_notes(published: ReportedResults, strays: tuple[Commented, ...], sections: Sections) -> Iterator[doc.Note]:
    """Tell which analyses found no place in the main report; one that a section of another edition takes is left to it."""
    indicators = published.results.indicators
    for one in strays:
        if one.name in indicators:
            said = (
                f"{one.written.name} commente « {indicators[one.name].label} », que ce rapport ne montre pas. Ajoutez "
                f'{{{{ finding("{one.name}") }}}} à un modèle, ou retirez le fichier.'
            )
            yield to_do("Analyse sans place", said)
        elif not sections.hold(one.name):
            yield to_do("Analyse sans place", f"{one.written.name} : {_nowhere(one.name, indicators, sections)}")


def text_findings(initiative: Initiative, indicators: Collection[str], sections: Sections) -> tuple[Finding, ...]:
    """Say what to mend in the texts of an initiative, as far as it shows without figures."""
    found = []
    for name in _prose_of(initiative.folder):
        written = read(initiative.folder, name)
        if written and written.problem:
            found.append(_finding(written.name, written.line, f"{written.problem}."))
        elif written:
            found += [_finding(written.name, None, said) for said in _without_agreement(initiative, written.blocks)]
    photo, unshown = cover_photo(initiative)
    declared = [*_of_every_cover(initiative), *filter(None, (titles_of(initiative)[1], unshown))]
    found += [_finding("initiative.yaml", None, problem.partition(" : ")[2]) for problem in declared]
    agreed = _without_agreement(initiative, (photo,) if photo else ())
    found += [_finding("initiative.yaml", None, said) for said in agreed]
    for one in commented(initiative.folder):
        name = one.written.name
        if one.written.problem:
            found.append(_finding(name, one.written.line, f"{one.written.problem}."))
        elif one.values is None:
            said = "il ne dit pas quelle valeur il commente. Écrivez-la en tête, entre deux lignes « --- » : « valeur: 74 % »."
            found.append(_finding(name, 1, said))
        if one.name not in indicators and not sections.hold(one.name):
            found.append(_finding(name, None, _nowhere(one.name, indicators, sections)))
    return (*found, *_answers(initiative))


def _prose_of(folder: Path) -> Iterator[str]:
    """Name the texts that hold more than sentences: those of `texts/`, whatever their folder, but analyses and answers."""
    for path in sorted((folder / "texts").rglob("*.md")):
        name = path.relative_to(folder / "texts").with_suffix("").as_posix()
        if name.partition("/")[0] not in (FOLDER, ANALYSES):
            yield name


def _without_agreement(initiative: Initiative, blocks: Iterable[doc.Block]) -> Iterator[str]:
    """Say which pictures and quotations wait for the agreement of somebody, as a draft would."""
    for block in with_consents(initiative, blocks):
        if isinstance(block, doc.Note) and block.tone == "a_completer":
            yield flat(block.inline)


def _of_every_cover(initiative: Initiative) -> dict[str, None]:
    """Return what keeps a logo from the covers, the partners' own too, each once."""
    return dict.fromkeys(said for reader in (None, *initiative.partners) for said in logos(initiative, reader)[1])


def _answers(initiative: Initiative) -> Iterator[Finding]:
    """Say what to mend in the answers to the evaluation questions, and which file answers none."""
    names = (*ON_THE_WHOLE, *initiative.questions)
    for path in sorted((initiative.folder / "texts" / FOLDER).glob("*.md")):
        reply = reply_of(initiative.folder, path.stem)
        for said in reply.wrong if reply else ():
            yield _finding(reply.file if reply else "", None, said.partition(" : ")[2])
        if path.stem not in names:
            near = get_close_matches(path.stem, names, n=1, cutoff=0.5)
            meant = f" Vouliez-vous écrire « {near[0]} » ?" if near else ""
            said = f"« {path.stem} » n’est pas une question de l’évaluation.{meant} Renommez le fichier, ou retirez-le."
            yield _finding(f"texts/{FOLDER}/{path.name}", None, said)


def _nowhere(name: str, indicators: Collection[str], sections: Sections) -> str:
    known = sorted({*indicators, *sections.whole, *sections.begun})
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    meant = f" Vouliez-vous écrire « {near[0]}{'…' if near[0].endswith('-') else ''} » ?" if near else ""
    return (
        f"« {name} » n’est ni un indicateur de ce rapport, ni l’ancre d’une section.{meant} Renommez le fichier : l’ancre est ce "
        "qui suit « # » dans l’adresse d’une section du rapport HTML."
    )


def _finding(file: str, line: int | None, message: str) -> Finding:
    return Finding(
        file=file,
        sheet=None,
        row=line,
        column=None,
        rule="texte_a_corriger",
        severity="notice",
        message=message[:1].upper() + message[1:],
        remedy="Une version définitive le refuse.",
    )
