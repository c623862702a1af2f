"""What a file is when it is not what it was declared to be: the cause that a refusal names."""

_KINDS = (
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"<!doctype html", "une page web"),
    (b"<html", "une page web"),
    (b"{\\rtf", "un document RTF"),
    (b"\x1f\x8b", "un fichier compressé (gzip) : décompressez-le"),
    (b"SQLite format 3", "une base de données"),
    (b"{", "un fichier JSON"),
    (b"[{", "un fichier JSON"),
    (b"<?xml", "un fichier XML"),
    (b"PK\x03\x04", "un classeur, ou un fichier ZIP"),
    (b"\xd0\xcf\x11\xe0", "un classeur ou un document d’un ancien Office"),
)
_AGAIN = "Exportez-le de nouveau, ou vérifiez la ligne « format » de la déclaration."
CUT_SHORT = (
    "le classeur est incomplet (téléchargement ou copie interrompus ?). Téléchargez-le ou exportez-le de nouveau."
)
ENTITIES = "le classeur déclare des entités, ce qu’aucun tableur n’écrit. Exportez-le de nouveau."
PROTECTED = (
    "le classeur est protégé par un mot de passe. Ouvrez-le, retirez la protection (Fichier, Informations, Protéger le classeur) "
    "et enregistrez-le de nouveau."
)


def no_workbook(content: bytes) -> str:
    """Say that a file is no workbook, and what it seems to be."""
    return f"ce n’est pas un classeur lisible (.xlsx, .xls ou .ods){_seems(content, ('classeur',))}. {_AGAIN}"


def no_text(content: bytes) -> str:
    """Say that a file is no text, where its first null byte is, and what it seems to be."""
    line = content[: content.find(b"\x00")].count(b"\n") + 1
    seems = _seems(content, ()) or " ; il contient des octets nuls, le premier à la ligne " + str(line)
    return f"ce n’est pas un fichier de texte{seems}. {_AGAIN}"


def no_table(content: bytes) -> str:
    """Say that a text is no table, where it seems to be something else; "" where it may be one, or is a workbook."""
    seems = _seems(content, ("classeur",))
    return f"ce n’est pas un tableau{seems}. {_AGAIN}" if seems else ""


def _seems(content: bytes, unless: tuple[str, ...]) -> str:
    start = content[:200].lstrip().lower()
    found = next((name for mark, name in _KINDS if start.startswith(mark.lower())), None)
    return f" mais {found}" if found and not any(word in found for word in unless) else ""
