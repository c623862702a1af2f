"""What a file is when it is not what it was declared to be: the cause that a refusal names."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable

_IMAGE, _JSON = "une image", "un fichier JSON"
_PAGE = "une page web : si vous y voyez un tableau, ouvrez-la dans un tableur et enregistrez-la en .xlsx"
_XML = "un fichier XML : s’il s’ouvre dans un tableur, enregistrez-le de là en .xlsx"
_MESSAGE = "un message électronique : enregistrez sa pièce jointe"
_MESSAGE_HEAD = (
    rb"(?:Return-Path|Received|Delivered-To|Message-ID|From|To|Date|Subject|X-[\w-]+): [^\r\n]*(?:\r?\n[ \t][^\r\n]*)*"
    rb"\r?\n(?:Return-Path|Received|Delivered-To|Message-ID|From|To|Date|Subject|MIME-Version|Content-Type|X-[\w-]+): "
)
"""Two lines of the head of a message (RFC 5322)."""
_PACKED = "un fichier compressé : décompressez-le"
_KINDS = tuple(
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:%s)" % marks, re.IGNORECASE | re.DOTALL), name)
    for marks, name in (
        (rb"%PDF-", "un PDF"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0\0\0|\0\0\0.ftyp", _IMAGE),
        (rb"(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b|MIME-Version:", _PAGE),
        (_MESSAGE_HEAD, _MESSAGE),
        (rb"<(?:\?xml|svg|rdf)\b", _XML),
        (rb"\{\\rtf", "un document RTF"),
        (rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|BZh[1-9]1AY|\xfd7zXZ", _PACKED),
        (rb"SQLite format 3|PAR1[\0-\x1f]", "une base de données"),
        (rb"\$FL[23]@|<stata_dta>", "un fichier de SPSS ou de Stata"),
        (rb"\{\s*[\"}]|\[\s*[\[{\"\]]", _JSON),
    )
)
"""How the files begin that offices send for a table, and are none."""
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
"""What an archive that is damaged raises, as it is opened or as one of its parts is unpacked."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Bytes that no text holds."""
_WITHIN = (
    ("word/", "un document Word"),
    ("ppt/", "une présentation PowerPoint"),
    ("Index/", "un document d’Apple (Numbers, Pages) : exportez-le en .xlsx"),
)
"""Folder of an archive → what the archive is."""
_OLDER = (
    ("WordDocument", "un document Word"),
    ("PowerPoint Document", "une présentation PowerPoint"),
    ("__substg1.0_", _MESSAGE),
)
"""Stream of a file of an older Office ([MS-DOC], [MS-PPT], [MS-OXMSG]) → what the file is."""
_AGAIN = "Exportez-le de nouveau, ou vérifiez la ligne « format » de la déclaration."
CUT_SHORT = (
    "le classeur est incomplet (téléchargement ou copie interrompus ?). Téléchargez-le ou exportez-le de nouveau."
)
ENTITIES = "le classeur déclare des entités, ce qu’aucun tableur n’écrit. Exportez-le de nouveau."
MACROS = (
    "le classeur contient des macros (.xlsm, .xlsb…), et un export de réponses n’en a pas besoin : il n’est pas ouvert. "
    "Enregistrez-le en .xlsx (Fichier, Enregistrer sous, « Classeur Excel »), ce qui les retire, et déclarez ce fichier."
)
LINKS = (
    "le classeur est lié à d’autres fichiers, dont il peut montrer d’anciennes valeurs : il n’est pas lu. Ouvrez-le, rompez ces "
    "liaisons (Données, « Modifier les liens », « Rompre la liaison » ; sous LibreOffice : Édition, Liens) et enregistrez-le de "
    "nouveau, ou copiez le tableau dans un classeur neuf (collage spécial, « Valeurs »)."
)
PROTECTED = (
    "le classeur est protégé par un mot de passe. Ouvrez-le, retirez la protection (Fichier, Informations, Protéger le classeur) "
    "et enregistrez-le de nouveau."
)


def no_workbook(content: bytes) -> str:
    """Say that a file is no workbook, and what it seems to be."""
    seems = _kind(content) or _kind_of_archive(content) or _kind_of_older(content) or _text(content)
    return f"ce n’est pas un classeur lisible (.xlsx, .xls ou .ods){_but(seems)}. {_AGAIN}"


def no_text(content: bytes) -> str:
    """Say that a file is no text, where its first null byte is, and what it seems to be."""
    line = content[: content.find(b"\x00")].count(b"\n") + 1
    seems = _but(_kind(content)) or f" ; il contient des octets nuls, le premier à la ligne {line}"
    return f"ce n’est pas un fichier de texte{seems}. {_AGAIN}"


def no_table(content: bytes) -> str:
    """Say that a text is no table, where it plainly is something else: words between two commas may be anywhere; else ""."""
    seems = _kind(content)
    return f"ce n’est pas un tableau{_but(seems)}. {_AGAIN}" if seems else ""


def runs_or_borrows(names: Iterable[str]) -> str:
    """Say, by the parts of a workbook, that it holds macros or is tied to other files; "" where it does neither."""
    parts = [name.casefold() for name in names]
    if any(
        name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/", "xl/macrosheets/")) for name in parts
    ):
        return MACROS
    return LINKS if any(name.startswith("xl/externallinks/") for name in parts) else ""


def _but(seems: str) -> str:
    return f" mais {seems}" if seems else ""


def _kind(content: bytes) -> str:
    start = content[:2_000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode()
    return next((name for mark, name in _KINDS if mark.match(start)), "")


def _text(content: bytes) -> str:
    """Say that a file is a text, if what stands in it is nothing else."""
    start = content[:2_000]
    return "" if not start or _NO_TEXT.search(start) else "un fichier de texte : écrivez « format: csv »"


def _kind_of_archive(content: bytes) -> str:
    names: list[str] = []
    said = b""
    with contextlib.suppress(*DAMAGED), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "mimetype" in names:
            with archive.open("mimetype") as part:
                said = part.read(100)
    if not names or b"spreadsheet" in said or any(one.startswith("xl/") for one in names):
        return ""
    if said:
        return "un document ou une présentation LibreOffice"
    named = (name for folder, name in _WITHIN if any(one.startswith(folder) for one in names))
    return next(named, "un fichier ZIP : décompressez-le, et déclarez ce qu’il contient")


def _kind_of_older(content: bytes) -> str:
    return next((name for stream, name in _OLDER if stream.encode("utf-16-le") in content), "")
