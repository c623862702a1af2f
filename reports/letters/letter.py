"""« Retour sur vos données »: the letter to whoever provided files, as a short document of its own.

It is the one thing here that is not made of published results: it holds answers, goes to their provider alone, and is
written by the owner in a private folder.
"""

import hashlib
from collections.abc import Iterator

from initiatives.declaration.model import Initiative
from initiatives.feedback.provider_feedback import Mistake, ProviderFeedback, SheetFeedback
from initiatives.plain_text import and_others
from reports.document import (
    Block,
    Cover,
    DataTable,
    Document,
    Heading,
    Note,
    Prose,
    TableCell,
    TableColumn,
    TextRun,
)
from reports.letters.marked_copy import copy_name
from reports.words.french import during, integer, typography

_ROWS = 20
"""Rows listed of one mistake."""
_TO_MEND = ("blocking", "row_set_aside", "cell_set_aside")
_CONSEQUENCE = {
    "blocking": "Rien ne peut être calculé tant que ce n’est pas corrigé.",
    "row_set_aside": "Ligne non comptée.",
    "cell_set_aside": "Réponse non comptée ; le reste de la ligne l’est.",
    "notice": "",
}


def letter(initiative: Initiative, feedback: ProviderFeedback) -> Document:
    """Return the letter to one provider: what was used, what to mend and how, what to look at again."""
    digests = "".join(sheet.table.sha256 for sheet in feedback.sheets)
    return Document(
        slug="retour",
        lang="fr",
        cover=Cover(
            title="Retour sur vos données",
            subtitle=feedback.provider,
            edition=initiative.name,
            territory="",
            period=during(
                min(wave.from_ for wave in initiative.waves.values()),
                max(wave.to for wave in initiative.waves.values()),
            ),
            commissioner="",
            evaluator=initiative.evaluator,
            data_version=hashlib.sha256(digests.encode()).hexdigest()[:8],
            dated=initiative.evaluated_on.isoformat(),
            status="confidentiel",
            synthetic=initiative.synthetic,
            compact=True,
        ),
        blocks=tuple(_blocks(feedback)),
    )


def _blocks(feedback: ProviderFeedback) -> Iterator[Block]:
    yield _prose(_opening(feedback), lead=True)
    yield _used(feedback)
    mended = [sheet for sheet in feedback.sheets if any(one.severity in _TO_MEND for one in sheet.mistakes)]
    if mended:
        yield Heading(level=2, text="À corriger", anchor="a-corriger")
        yield _prose(
            "Chaque cellule en cause est marquée dans la copie de votre fichier jointe à ce retour, avec un commentaire. "
            "Corrigez dans cette copie ou dans votre fichier : les lignes et les colonnes sont les mêmes. Si vous ne savez pas, "
            "laissez la cellule vide."
        )
    for sheet in mended:
        yield _table(feedback, sheet, to_mend=True)
    doubtful = [sheet for sheet in feedback.sheets if any(one.severity == "notice" for one in sheet.mistakes)]
    if doubtful:
        yield Heading(level=2, text="À vérifier", anchor="a-verifier")
        yield _prose("Rien n’a été mis à l’écart ici : nous vous disons ce qui nous a surpris.")
    for sheet in doubtful:
        yield _table(feedback, sheet, to_mend=False)
    yield Note(
        tone="lecture",
        title="Ce que nous gardons",
        inline=_runs(_kept(feedback)),
    )


def _opening(feedback: ProviderFeedback) -> str:
    read = sum(passage.read for sheet in feedback.sheets for passage in sheet.passages)
    used = sum(passage.used for sheet in feedback.sheets for passage in sheet.passages)
    thanks = "Merci de votre envoi."
    if feedback.all_is_well:
        return f"{thanks} Tout a pu être lu : {_lines(read)}, toutes utilisées. Vous n’avez rien à faire."
    return (
        f"{thanks} Nous avons lu {_lines(read)} et pu en utiliser {integer(used)}. "
        "Voici ce qui nous a arrêtés, et ce qu’il faut écrire pour que tout compte."
    )


def _lines(number: int) -> str:
    return f"{integer(number)} ligne{'s' if number > 1 else ''}"


def _used(feedback: ProviderFeedback) -> DataTable:
    headings = (("Fichier", False), ("Lignes lues", True), ("Utilisées", True), ("Mises à l’écart", True))
    return DataTable(
        title="Ce qui a été utilisé",
        columns=tuple(TableColumn(*one) for one in (*headings, ("Réponses écartées", True))),
        rows=tuple(_counts(sheet) for sheet in feedback.sheets),
    )


def _counts(sheet: SheetFeedback) -> tuple[TableCell, ...]:
    read = sum(passage.read for passage in sheet.passages)
    used = sum(passage.used for passage in sheet.passages)
    cells = sum(sum(passage.cells_set_aside.values()) for passage in sheet.passages)
    name = TableCell(sheet.table.name_of_file, detail=typography(sheet.table.how.sentence()))
    return (name, *(TableCell(integer(number)) for number in (read, used, read - used, cells)))


def _table(feedback: ProviderFeedback, sheet: SheetFeedback, to_mend: bool) -> DataTable:
    told = [one for one in sheet.mistakes if (one.severity in _TO_MEND) == to_mend]
    name = copy_name(sheet.table.shown_as, {one.table.shown_as for one in feedback.sheets})
    return DataTable(
        title=sheet.table.name_of_file,
        columns=tuple(TableColumn(one) for one in ("Où", "Lu", "Pourquoi", "À faire")),
        rows=tuple(_row(one) for one in told),
        note=f"Copie à corriger : {name}" if to_mend else "",
    )


def _row(mistake: Mistake) -> tuple[TableCell, ...]:
    column = f"Colonne {mistake.column}" if mistake.column else ("Ligne entière" if mistake.rows else "Fichier")
    quoted = ", ".join(f"« {text} »" if " × " not in text else _times(text) for text in mistake.quoted)
    read = f"Comme {mistake.read_as}" if mistake.read_as else ""
    consequence = _CONSEQUENCE[mistake.severity]
    return (
        TableCell(typography(column), detail=_where(mistake.rows)),
        TableCell(typography(quoted) or "—", detail=typography(read)),
        TableCell(typography(_capital(mistake.why)), detail=typography(consequence)),
        TableCell(typography(_capital(mistake.write))),
    )


def _times(text: str) -> str:
    said, _, times = text.rpartition(" × ")
    return f"« {said} » ({times} fois)"


def _where(rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    listed = ", ".join(str(row) for row in rows[:_ROWS])
    more = f" {and_others(len(rows) - _ROWS)}" if len(rows) > _ROWS else ""
    return f"{'Lignes' if len(rows) > 1 else 'Ligne'} {listed}{more}"


def _kept(feedback: ProviderFeedback) -> str:
    left = [one for sheet in feedback.sheets for one in sheet.table.left]
    personal = [f"{one.letter} · {one.heading}" if one.heading else one.letter for one in left if one.personal]
    said = "Seules les colonnes utiles à l’évaluation sont lues ; ce retour n’est que pour vous, et pour l’évaluateur."
    if left:
        several = "s" if len(left) > 1 else ""
        said += f" {len(left)} autre{several} colonne{several} n’{'ont' if several else 'a'} pas été lue{several}."
    if personal:
        said += (
            f" Merci de ne plus envoyer celles qui tiennent des données personnelles ({', '.join(personal[:_ROWS])})."
        )
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _prose(text: str, *, lead: bool = False) -> Prose:
    return Prose(inline=_runs(text), lead=lead)


def _runs(text: str) -> tuple[TextRun, ...]:
    return (TextRun(typography(text)),)
