"""What people write in `texts/`: read once, with its front matter, so that a mistake is told by file and line."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from reports import document as doc
from reports.composition.pieces.pictures import in_text
from reports.composition.prose import UnreadableText, blocks, no_picture, plain

_FENCE = "---"


@dataclass(frozen=True)
class Written:
    """One text: its blocks, what its front matter says, and what is wrong with it, in French."""

    name: str
    """Its file, as the evaluator knows it: « texts/conclusion.md »."""
    blocks: tuple[doc.Block, ...] = ()
    front: object = None
    problem: str = ""
    line: int | None = None

    def sentence(self) -> str:
        """Say where and what is wrong."""
        return f"{self.name}{f', ligne {self.line}' if self.line else ''} : {self.problem}."


def read(folder: Path, name: str, *, pictures: bool = True) -> Written | None:
    """Read `texts/<name>.md` of an initiative's folder; None where it is absent or empty."""
    path, shown = folder / "texts" / f"{name}.md", f"texts/{name}.md"
    if not path.is_file():
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Written(shown, problem="le fichier n’est pas lisible. Enregistrez-le en UTF-8")
    if not text.strip():
        return None
    front, body, before = _parted(text)
    try:
        said = yaml.load(front, Loader=yaml.BaseLoader) if front else None  # noqa: S506 - makes texts only, no objects
    except yaml.YAMLError:
        return Written(
            shown, problem="l’en-tête entre les deux lignes « --- » est mal écrit. Exemple : « valeur: 74 % »", line=1
        )
    pictured = partial(in_text, folder) if pictures else no_picture
    try:
        return Written(shown, blocks(body, first_level=3, pictured=pictured), said)
    except UnreadableText as problem:
        others = "".join(f". Ligne {one.line + before} : {one.said}" for one in problem.others)
        return Written(shown, front=said, problem=f"{problem.said}{others}", line=problem.line + before)


def _parted(text: str) -> tuple[str, str, int]:
    """Return the front matter, the body, and how many lines stand before the body."""
    lines = text.splitlines()
    if lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        return "", text, 0
    end = next(place for place, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 1


def to_do(title: str, said: str) -> doc.Note:
    """Return what a draft shows and a final report refuses: something that a person has still to write or mend."""
    return doc.Note(tone="a_completer", title=title, inline=plain(said))
