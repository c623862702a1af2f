"""What is quoted or shown of somebody is printed as long as they agree to it: `{accord: mot}` ends a quotation or a credit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from initiatives.declaration.model import Initiative
from reports import document as doc
from reports.composition.pieces.written import to_do

_MARK = re.compile(r"\s*\{\s*accord\s*:\s*(\w+)\s*\}\s*\.?\s*$")
_BEGUN = "{accord"
NOBODY = "sans_objet"
"""The mark of a picture on which nobody can be recognised: whether somebody can, only a person says."""


def with_consents(initiative: Initiative, blocks: Iterable[doc.Block]) -> Iterator[doc.Block]:
    """Yield the blocks without what was taken back, and without the marks; an agreement that nobody declared is to be written."""
    for block in blocks:
        match block:
            case doc.Note() | doc.Prose():
                yield from _shown(initiative, block, _without(block.inline, block))
            case doc.Picture():
                credit, word = _parted(block.credit)
                if word != NOBODY:
                    yield from _shown(initiative, block, (replace(block, credit=credit), word))
                else:
                    yield replace(block, credit=credit)
                if not word:
                    yield to_do("À compléter", _WHO_IS_SEEN.format(credit=credit))
            case doc.Bullets():
                yield from _items(initiative, block)
            case doc.ShownFinding():
                yield replace(block, analyses=tuple(_analysis(initiative, one) for one in block.analyses))
            case doc.Analysis():
                yield _analysis(initiative, block)
            case _:
                yield block
                if initiative.consents and _BEGUN in repr(block):
                    yield to_do(
                        "À corriger",
                        "Un accord est cité là où il ne peut pas l’être : mettez-le à la fin d’une citation.",
                    )


def _shown(initiative: Initiative, block: doc.Block, parted: tuple[doc.Block, str]) -> Iterator[doc.Block]:
    bare, word = parted
    consent = initiative.consents.get(word)
    if not word:
        yield block
    elif consent is None or "citer" not in consent.to:
        yield to_do("À compléter", _UNDECLARED.format(word=word))
    elif consent.withdrawn is None:
        yield bare


def _items(initiative: Initiative, block: doc.Bullets) -> Iterator[doc.Block]:
    kept: list[doc.Block] = []
    missing: list[doc.Block] = []
    for item in block.items:
        for shown in _shown(initiative, doc.Prose(inline=item), _without(item, doc.Prose(inline=item))):
            (kept if isinstance(shown, doc.Prose) else missing).append(shown)
    items = tuple(one.inline for one in kept if isinstance(one, doc.Prose))
    if items:
        yield replace(block, items=items)
    yield from missing


def _analysis(initiative: Initiative, one: doc.Analysis) -> doc.Analysis:
    said = tuple(with_consents(initiative, one.body))
    body = tuple(block for block in said if isinstance(block, doc.Prose | doc.Bullets))
    return replace(one, body=body, warnings=(*one.warnings, *(block for block in said if isinstance(block, doc.Note))))


def _without(runs: doc.Inline, block: doc.Note | doc.Prose) -> tuple[doc.Block, str]:
    """Return a block without its mark, and the word of it; the block as it is and no word where it bears none."""
    if not runs:
        return block, ""
    text, word = _parted(runs[-1].text)
    return replace(block, inline=(*runs[:-1], replace(runs[-1], text=text))), word


def _parted(text: str) -> tuple[str, str]:
    found = _MARK.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


_WHO_IS_SEEN = (
    "Une image (crédit : {credit}) ne dit pas si l’on y reconnaît quelqu’un : finissez son crédit par l’accord de cette personne, "
    "« {{accord: mot}} », ou par « {{accord: sans_objet}} » si l’on n’y reconnaît personne."
)
_UNDECLARED = (
    "L’accord « {word} » n’est pas déclaré : écrivez dans initiative.yaml « consents: {{{word}: {{to: citer, on: …}}}} », ou "
    "retirez ce qu’il permet, qui n’est pas imprimé."
)
