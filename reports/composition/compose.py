"""How a report is put together: a text template, the published figures, and what people wrote (stage 7)."""

import re
import string
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from typing import Literal

import jinja2
from jinja2 import nodes, sandbox

from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ANNEX
from initiatives.validation.hosts import file_name
from reports import document as doc
from reports.composition.caveats_once import caveats_once
from reports.composition.chapters import CONTEXT, context
from reports.composition.consented import with_consents
from reports.composition.cover import branded, cover
from reports.composition.heads import head
from reports.composition.numbering import numbered
from reports.composition.pieces import PIECES
from reports.composition.pieces.analyses import analysed
from reports.composition.pieces.pictures import in_text, logos
from reports.composition.pieces.written import to_do
from reports.composition.prose import CLOSE, OPEN, UnreadableText, blocks
from reports.composition.published import ReportedResults
from reports.composition.required import with_nothing_untold, with_required
from reports.composition.sections import Sections, sections, written_in
from reports.composition.strays import stray_notes
from reports.composition.without_codes import without_codes
from reports.words import french

TEMPLATES = Path(__file__).parents[1] / "templates" / "text"
_MARKDOWN = str.maketrans(
    {character: f"\\{character}" for character in string.punctuation} | {"\n": " ", "\r": " ", OPEN: "", CLOSE: ""}
)


class UnusableTemplate(Exception):  # noqa: N818 - read aloud: « modèle inutilisable »
    """A text template cannot be used; the message is a French sentence with its file and line."""


def compose(results: PublishedResults, edition: str, status: Literal["provisoire", "definitif"]) -> doc.Document:
    """Return the report of one edition for one audience.

    `edition` is an id of the initiative's `editions`. Raises UnusableTemplate, in French, when the template has a
    mistake.
    """
    published = ReportedResults(results)
    name = template_name(results.initiative, edition)
    placed: dict[int, tuple[doc.Block, ...]] = {}
    called: set[str] = set()
    pieces = {piece: _placing(make, published, placed, called) for piece, make in PIECES.items()}
    said: str | None = None
    environment = environment_of(results.initiative.folder)
    try:
        own = head(environment, name)
        markdown = environment.get_template(name).render(context(published) | pieces)
    except (jinja2.TemplateError, TypeError, LookupError) as problem:
        said = _problem(name, problem)
    if said is not None:
        raise UnusableTemplate(said)
    try:
        body = blocks(markdown, placed, pictured=partial(in_text, results.initiative.folder))
    except UnreadableText as problem:
        every = (problem, *problem.others)
        said = " ".join(f"{written_in(environment, name, markdown, one.line)} : {one.said}." for one in every)
    if said is not None:
        raise UnusableTemplate(said)
    shown, unshown = logos(results.initiative, published.partner)
    face = replace(cover(published, edition, own, status), logos=shown)
    face, unfaced = branded(results.initiative, face)
    if edition != ANNEX:
        body = with_required(published, body, frozenset(called), short=face.compact)
    body = tuple(with_nothing_untold(body))
    body, strays = analysed(published, tuple(numbered(body)))
    if strays and published.for_committee and edition == main_edition(results.initiative):
        body = (*body, *stray_notes(published, strays, sections_of(results.initiative)))
    body = (*(to_do("Logo à corriger", one) for one in unshown if published.for_committee), *body)
    body = (*(unfaced if published.for_committee else ()), *with_consents(results.initiative, body))
    body = tuple(caveats_once(body))
    if face.compact:
        body = without_codes(body, results.indicators)
    audience = results.audience
    reader = audience.partner if audience.host is None else audience.host.id
    slug = edition.replace("_", "-") + (f"-{file_name(reader)}" if reader else "")
    annexed = published.for_committee and edition != ANNEX and ANNEX in results.initiative.editions
    return doc.Document(slug=slug, lang="fr", cover=face, blocks=body, annex=ANNEX.replace("_", "-") if annexed else "")


def template_name(initiative: Initiative, edition: str) -> str:
    """Return which template an edition uses: its own, that of the initiative's form, or that of its name."""
    declared = initiative.editions.get(edition)
    if declared and declared.template:
        return declared.template
    return f"{initiative.form if edition == 'complete' else edition}.md.j2"


def edition_title(initiative: Initiative, edition: str) -> str:
    """Return the title of an edition: declared, or said by its template; of a template with a mistake, its name."""
    declared = initiative.editions.get(edition)
    try:
        said = head(environment_of(initiative.folder), template_name(initiative, edition)).title
    except jinja2.TemplateError:
        said = None
    return (declared.title if declared else None) or said or edition.replace("_", " ").capitalize()


def main_edition(initiative: Initiative) -> str:
    """Return the edition that tells the evaluator what found no place: the complete report, or the committee's first."""
    own = [edition for edition, declared in initiative.editions.items() if not (declared and declared.each)]
    return "complete" if "complete" in own else (own or [""])[0]


def sections_of(initiative: Initiative) -> Sections:
    """Return the sections that the templates of an initiative's editions open."""
    environment = environment_of(initiative.folder)
    return sections(environment, [template_name(initiative, edition) for edition in initiative.editions])


def template_problems(initiative: Initiative) -> tuple[str, ...]:
    """Say in French what is wrong in the templates of an initiative's editions, as far as it shows without figures."""
    known = {*PIECES, *CONTEXT}
    found = []
    for edition in initiative.editions:
        name, said = template_name(initiative, edition), None
        environment = environment_of(initiative.folder)
        try:
            strange = _strange_names(environment, name, known)
            head(environment, name)
            environment.get_template(name)
        except jinja2.TemplateError as problem:
            said = _problem(name, problem)
        else:
            found += [f"{where} : « {word} » n’existe pas.{_meant(word, known)}" for where, word in strange]
        found += [said] if said else []
    return tuple(dict.fromkeys(found))


def _strange_names(environment: jinja2.Environment, name: str, known: set[str]) -> list[tuple[str, str]]:
    """Return the names that a template and those that it includes ask for and nobody gives, each with its file and line.

    What a template sets, those that it includes may read.
    """
    asked: list[tuple[str, str]] = []
    given = set(known)
    waiting, read = [name], set[str]()
    while waiting:
        current = waiting.pop(0)
        if current in read or not environment.loader:
            continue
        read.add(current)
        template = environment.parse(environment.loader.get_source(environment, current)[0], current)
        for node in template.find_all((nodes.Name, nodes.Include)):
            if isinstance(node, nodes.Name) and node.ctx == "load":
                asked.append((f"{current}, ligne {node.lineno}", node.name))
            elif isinstance(node, nodes.Name):
                given.add(node.name)
            elif isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
                waiting.append(str(node.template.value))
    return [(where, word) for where, word in asked if word not in given and word not in environment.globals]


def _meant(word: str, known: set[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f" Vouliez-vous écrire « {near[0]} » ?" if near else " Corrigez ce nom."


@lru_cache(maxsize=4)
def environment_of(folder: Path) -> jinja2.Environment:
    """Prepare templates once per initiative: its own come before those of the house."""
    environment = sandbox.ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([folder / "templates", TEMPLATES]),
        undefined=jinja2.StrictUndefined,
        finalize=_as_data,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["jour"] = french.day
    environment.filters["mois"] = french.month
    return environment


class _Marker(str):
    """Text that stands for blocks: not data, so not escaped."""


def _placing(
    piece: Callable[..., tuple[doc.Block, ...]],
    published: ReportedResults,
    placed: dict[int, tuple[doc.Block, ...]],
    called: set[str],
) -> Callable[..., str]:
    def call(*arguments: object, **named: object) -> str:
        called.add(piece.__name__)
        number = len(placed)
        placed[number] = piece(published, *arguments, **named)
        return _Marker(f"\n\n{OPEN}{number}{CLOSE}\n\n")

    return call


def _as_data(shown: object) -> object:
    # Whatever a declaration holds is text: none of its characters may open a title, a link or emphasis.
    return shown.translate(_MARKDOWN) if isinstance(shown, str) and not isinstance(shown, _Marker) else shown


def _problem(name: str, problem: Exception) -> str:
    if isinstance(problem, jinja2.TemplateNotFound):
        return f"Le modèle « {problem.name} » n’existe pas. Vérifiez la clé « template » de l’édition."
    if isinstance(problem, jinja2.TemplateSyntaxError):
        return (
            f"{problem.name or name}, ligne {problem.lineno} : une balise {{{{ }}}} ou {{% %}} est mal écrite ou mal "
            "fermée. Comparez-la à celles des autres modèles."
        )
    place = _place(problem) or name
    if isinstance(problem, jinja2.TemplateError):
        asked = re.findall(r"'([^']+)'", str(problem.message))
        named = f" : « {asked[-1]} »" if asked else ""
        return f"{place} : le modèle demande quelque chose qui n’existe pas{named}. Corrigez ce nom."
    return f"{place} : ce bloc n’est pas appelé comme il faut. Voyez comment les autres modèles l’appellent."


def _place(problem: BaseException) -> str | None:
    """Return the file and line of the template where something went wrong: the last of its trace."""
    place = None
    trace = problem.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".j2":
            place = f"{file.name}, ligne {trace.tb_lineno}"
        trace = trace.tb_next
    return place
