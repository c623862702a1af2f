"""What people have still to write: the texts and the answers that templates call, and the recommendations left half done."""

from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from initiatives.declaration.model import Initiative
from reports.composition.compose import environment_of, template_name
from reports.composition.pieces.first_page import FOLDER, ON_THE_WHOLE, reply_of
from reports.composition.pieces.named_partners import named_texts, unfit
from reports.composition.pieces.portraits import names, wrong
from reports.composition.pieces.recommendations import recommended
from reports.composition.pieces.written import read
from reports.document import Note


def texts_asked(folder: Path, template: str) -> tuple[str, ...]:
    """Name the texts that a template calls, in its order, those of the templates that it includes as well.

    `folder` is that of the initiative, whose own templates come first. Raises `jinja2.TemplateError` for a template that
    cannot be read.
    """
    return tuple(dict.fromkeys(_asked(environment_of(folder), template)))


def unwritten(initiative: Initiative) -> tuple[str, ...]:
    """Say in French, file by file, what a draft does without and a final report does not.

    Raises `jinja2.TemplateError` for a template that cannot be read.
    """
    templates = [template_name(initiative, edition) for edition in initiative.editions]
    asked = dict.fromkeys(name for template in templates for name in texts_asked(initiative.folder, template))
    called = {name for template in templates for name in _called(environment_of(initiative.folder), template)}
    answers = (
        *(ON_THE_WHOLE if "in_brief" in called else ()),
        *(initiative.questions if "answers" in called else ()),
    )
    return (
        *(said for name in asked for said in _left(initiative, name)),
        *(said for name in answers for said in _unanswered(initiative.folder, name)),
        *(
            said
            for name in (names(initiative.folder) if "portraits" in called else ())
            for said in wrong(initiative, name)
        ),
        *(
            said
            for name in (named_texts(initiative) if "named_partners" in called else ())
            for said in unfit(initiative, name)
        ),
    )


def _asked(environment: jinja2.Environment, template: str) -> Iterator[str]:
    source = environment.loader.get_source(environment, template)[0] if environment.loader else ""
    for node in environment.parse(source, template).find_all((nodes.Call, nodes.Include)):
        match node:
            case nodes.Include(template=nodes.Const(value=str(included))):
                yield from _asked(environment, included)
            case nodes.Call(node=nodes.Name(name="text"), args=[nodes.Const(value=str(name))]):
                yield name


def _called(environment: jinja2.Environment, template: str) -> Iterator[str]:
    """Name the pieces that a template calls, and those that it includes."""
    source = environment.loader.get_source(environment, template)[0] if environment.loader else ""
    for node in environment.parse(source, template).find_all((nodes.Call, nodes.Include)):
        match node:
            case nodes.Include(template=nodes.Const(value=str(included))):
                yield from _called(environment, included)
            case nodes.Call(node=nodes.Name(name=str(name))):
                yield name


def _unanswered(folder: Path, name: str) -> Iterator[str]:
    reply = reply_of(folder, name)
    if reply is None:
        yield f"texts/{FOLDER}/{name}.md : à écrire."
    else:
        yield from reply.wrong


def _left(initiative: Initiative, name: str) -> Iterator[str]:
    written = read(initiative.folder, name)
    if written is None:
        yield f"texts/{name}.md : à écrire."
    elif written.problem:
        yield written.sentence()
    else:
        for block in written.blocks:
            shown = recommended(initiative, block, written.name)
            notes = [one for one in shown if isinstance(one, Note) and one.tone == "a_completer"]
            yield from ("".join(run.text for run in note.inline) for note in notes)
