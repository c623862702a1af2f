"""The e-mail that brings reports to one recipient: HTML and text, files attached or linked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

import jinja2

from reports.words import french
from reports.words.report_states import STATES

TEMPLATES = Path(__file__).parents[1] / "templates" / "mail"
_TYPES = {".html": ("text", "html"), ".pdf": ("application", "pdf")}
_SIZES = ((1_000_000, "Mo", 1), (1_000, "ko", 0))


@dataclass(frozen=True)
class CorrectedVersion:
    """The version that an erratum replaces: its day, the name of its run, and what was false, in a sentence."""

    day: date
    run: str
    why: str


@dataclass(frozen=True)
class Letter:
    """What an e-mail says: of which initiative, in which state, for which reader; when its answer is due, to be read again.

    `links` gives the address of each file, where they are not attached.
    """

    run: str
    initiative: str
    evaluator: str
    reader: str
    final: bool
    files: Mapping[str, bytes]
    links: Mapping[str, str]
    due: date | None = None
    corrects: CorrectedVersion | None = None


def message_id(run: str, recipient: str, purpose: str, to: str, sender: str) -> str:
    """Name a message by what it is: sent twice, it bears the same name, and a mail reader shows it once."""
    said = hashlib.sha256("\n".join((run, recipient, purpose, to)).encode()).hexdigest()[:32]
    return f"<{said}@{sender.rpartition('@')[2]}>"


def message(letter: Letter, sender: str, to: str, id: str, at: datetime) -> EmailMessage:
    """Return the message to one address; the same letter at the same time gives the same message."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = sender, to, id
    mail["Subject"] = _subject(letter)
    mail["Date"] = format_datetime(at)
    said = {"letter": letter, "files": _files(letter), "state": STATES["definitif" if letter.final else "provisoire"]}
    said["due"] = french.day(letter.due) if letter.due else ""
    said["corrected"] = f"{french.day(letter.corrects.day)} ({letter.corrects.run})" if letter.corrects else ""
    said["why"] = letter.corrects.why.rstrip(".") if letter.corrects else ""
    mail.set_content(_template("remise.txt.j2").render(said))
    mail.add_alternative(_template("remise.html.j2").render(said), subtype="html")
    for name, content in letter.files.items() if not letter.links else ():
        kind, subtype = _TYPES[Path(name).suffix]
        mail.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    # A boundary that Python would draw at random: derived, so that equal letters are equal.
    for rank, part in enumerate(one for one in mail.walk() if one.is_multipart()):
        part.set_boundary(f"=={id[1:17]}{rank}==")
    return mail


def _subject(letter: Letter) -> str:
    what = f"erratum de la version {letter.corrects.run}" if letter.corrects else "rapports d’évaluation"
    if letter.due:
        what = f"pages à relire avant le {french.day(letter.due)}"
    return f"{letter.initiative} : {what}"


def _files(letter: Letter) -> list[dict[str, str]]:
    return [
        {"name": name, "size": size(len(content)), "link": letter.links.get(name, "")}
        for name, content in letter.files.items()
    ]


def size(octets: int) -> str:
    """Write how large a file is: « 1,7 Mo », « 126 ko »."""
    for unit, name, decimals in _SIZES:
        if octets >= unit:
            return f"{french.number(octets / unit, decimals)}{french.NARROW}{name}"
    return f"{octets}{french.NARROW}octets"


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=name.endswith(".html.j2"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
