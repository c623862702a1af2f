"""A LimeSurvey structure (`.lss`): its groups, questions and answers become a questionnaire.

The tables of the file are those of its database (manual.limesurvey.org, « LimeSurvey survey structure file »); wordings are in
the tables themselves up to version 3, in tables `…_l10ns` since.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from xml.etree import ElementTree

from initiatives.codebooks.conditions import of_limesurvey, together
from initiatives.codebooks.drafted import (
    DraftOption,
    DraftQuestion,
    DraftQuestionnaire,
    as_id,
    closed,
    settled,
    with_ids,
)
from initiatives.collection.grid import UnreadableSource
from initiatives.plain_text import plain

Row = Mapping[str, str]
_ONE = frozenset("L!O")
_SEVERAL = frozenset("MP")
_ARRAYS = frozenset("FH")
_FIXED: dict[str, tuple[tuple[str, str], ...]] = {
    "Y": (("Y", "Oui"), ("N", "Non")),
    "G": (("F", "Femme"), ("M", "Homme")),
    "C": (("Y", "Oui"), ("N", "Non"), ("U", "Incertain")),
    "E": (("I", "Augmentation"), ("S", "Sans changement"), ("D", "Diminution")),
    "5": tuple((str(rank), str(rank)) for rank in range(1, 6)),
    "A": tuple((str(rank), str(rank)) for rank in range(1, 6)),
    "B": tuple((str(rank), str(rank)) for rank in range(1, 11)),
}
"""Types whose answers LimeSurvey gives by itself: code, label."""
_OF_SEVERAL_LINES = frozenset("ABCEFHKQ;:1")
_TEXTS, _NUMBERS = frozenset("STUQ;"), frozenset("NK:")
_BLANK = frozenset("X*|I")
"""Displayed texts, equations, files, languages: no answer that can be counted."""
_CONSENT = re.compile(r"consent|j'accepte|acceptez[- ]vous")


def questionnaires(content: bytes, name: str) -> tuple[DraftQuestionnaire, ...]:
    """Draft the questionnaire of a survey; `UnreadableSource` when the file is no `.lss`, or declares entities."""
    tables = _tables(content)
    questions = [row for row in _rows(tables, "questions") if row.get("parent_qid", "0") in ("0", "")]
    questions.sort(key=lambda row: (_order(tables, row), _number(row.get("question_order", "0"))))
    under: dict[str, list[Row]] = {}
    for row in (*_rows(tables, "subquestions"), *_rows(tables, "questions")):
        if row.get("parent_qid", "0") not in ("0", ""):
            under.setdefault(row["parent_qid"], []).append(row)
    wordings = _wordings(tables, "question", "qid", ("questions", "subquestions"))
    answers = _answers(tables)
    respondent: dict[str, tuple[str, ...]] = {
        "id_reponse": ("id",),
        "date_reponse": ("datestamp",),
        "terminee": ("submitdate",),
    }
    groups = {row.get("gid", ""): row for row in _rows(tables, "groups")}
    drafted: list[DraftQuestion] = []
    for row in questions:
        code, text = row.get("title", ""), wordings.get(row.get("qid", ""), "")
        if (
            "consentement" not in respondent
            and row.get("type", "") in "Y!L"
            and _CONSENT.search(plain(f"{text} {code}"))
        ):
            respondent["consentement"] = (code, text)
            continue
        lines = sorted(under.get(row.get("qid", ""), ()), key=lambda one: _number(one.get("question_order", "0")))
        named = [(one.get("title", ""), wordings.get(one.get("qid", ""), "")) for one in lines]
        relevance = together(_relevance(groups.get(row.get("gid", ""), {}), "grelevance"), _relevance(row, "relevance"))
        drafted += _asked(row, code, text, named, answers.get(row.get("qid", ""), ()), relevance)
    if not drafted:
        raise UnreadableSource("ce fichier .lss ne contient aucune question.")
    titles = [row["surveyls_title"] for row in _rows(tables, "surveys_languagesettings") if "surveyls_title" in row]
    asked = settled(drafted, respondent.get("consentement", ()))
    return (DraftQuestionnaire(as_id(name), _bare(titles[0]) if titles else name, asked, respondent),)


def _relevance(row: Row, key: str) -> str:
    """Return to whom a question or a group is asked; LimeSurvey writes 1 for everybody."""
    said = row.get(key, "")
    return "" if said.strip() == "1" else said


def _asked(
    row: Row, code: str, text: str, lines: Sequence[tuple[str, str]], answers: Sequence[DraftOption], relevance: str
) -> Iterator[DraftQuestion]:
    kind = row.get("type", "")
    begun = DraftQuestion(
        as_id(code),
        text or code,
        "verbatim",
        columns=(code, text) if text else (code,),
        required=row.get("mandatory") == "Y",
        relevance=relevance,
        condition=of_limesurvey(relevance),
    )
    if kind in _BLANK:
        return
    if kind in _SEVERAL:
        options = [DraftOption(label or one, one) for one, label in lines]
        if row.get("other") == "Y":
            options.append(DraftOption("Autre", "other"))
        yield replace(begun, answer="several_of", options=with_ids(options))
    elif kind == "R":
        doubt = "l’ordre des réponses n’est pas lu : chaque rang est une question"
        for rank in range(1, len(answers) + 1):
            of_rank = _of_line(begun, (str(rank), f"Rang {rank}"))
            yield replace(of_rank, answer="one_of", options=with_ids(answers), doubts=(doubt,))
    elif kind in _OF_SEVERAL_LINES:
        doubts = ("deux échelles par ligne : vérifiez les colonnes",) if kind in "1;:" else ()
        for line in lines:
            yield replace(_typed(_of_line(begun, line), row, answers), doubts=doubts)
    else:
        yield _typed(begun, row, answers)


def _of_line(question: DraftQuestion, line: tuple[str, str]) -> DraftQuestion:
    """Return the question of one line of an array, with the headings that LimeSurvey gives to its column."""
    code, label = line
    headings = [f"{question.columns[0]}[{code}]"]
    if label and len(question.columns) > 1:
        headings.append(f"{question.columns[1]} [{label}]")
    return replace(
        question, id=f"{question.id}_{as_id(code)}", text=f"{question.text} {label}".strip(), columns=tuple(headings)
    )


def _typed(question: DraftQuestion, row: Row, answers: Sequence[DraftOption]) -> DraftQuestion:
    kind = row.get("type", "")
    if kind in _TEXTS:
        return question
    if kind in _NUMBERS:
        return replace(question, answer="number", decimals=2, doubts=("décimales : 0 si le nombre est entier",))
    if kind == "D":
        return replace(question, answer="date")
    options = [DraftOption(label, code) for code, label in _FIXED.get(kind, ())] or list(answers)
    if row.get("other") == "Y":
        options.append(DraftOption("Autre", "-oth-"))
    if not options:
        return replace(question, doubts=(f"le genre « {kind} » n’a pas d’équivalent : lu comme un texte",))
    answer, kept = closed(options)
    return replace(question, answer=answer, options=kept)


def _tables(content: bytes) -> ElementTree.Element:
    # A document type has no place in this file; without one, no entity can be declared.
    root = None
    if b"<!DOCTYPE" not in content and b"<!ENTITY" not in content:
        try:
            root = ElementTree.fromstring(content)  # noqa: S314 - no document type, so no entity
        except (ElementTree.ParseError, ValueError, LookupError):
            root = None
    if root is None or root.find("questions") is None:
        raise UnreadableSource(
            "ce n’est pas un formulaire lisible (.lss de LimeSurvey, ou XLSForm). Exportez-le de nouveau."
        )
    return root


def _rows(tables: ElementTree.Element, name: str) -> list[Row]:
    found = tables.find(f"{name}/rows")
    return [{cell.tag: cell.text or "" for cell in row} for row in (found if found is not None else ())]


def _wordings(tables: ElementTree.Element, word: str, key: str, own: Sequence[str]) -> dict[str, str]:
    """Return the wording of each question (or answer): in French if it has one, else in its first language."""
    said: dict[str, str] = {}
    rows = [*_rows(tables, f"{word}_l10ns"), *(row for table in own for row in _rows(tables, table))]
    for row in sorted(rows, key=lambda row: not row.get("language", "").startswith("fr")):
        if row.get(word) and row.get(key):
            said.setdefault(row[key], _bare(row[word]))
    return said


def _answers(tables: ElementTree.Element) -> dict[str, list[DraftOption]]:
    """Return the answers of each question, in order, each once whatever the languages."""
    labels = _wordings(tables, "answer", "aid", ())
    kept: dict[str, dict[str, DraftOption]] = {}
    rows = sorted(_rows(tables, "answers"), key=lambda row: not row.get("language", "fr").startswith("fr"))
    for row in sorted(rows, key=lambda row: _number(row.get("sortorder", "0"))):
        label = labels.get(row.get("aid", ""), _bare(row.get("answer", "")))
        code = row.get("code", "")
        kept.setdefault(row.get("qid", ""), {}).setdefault(code, DraftOption(label or code, code))
    return {question: list(options.values()) for question, options in kept.items()}


def _order(tables: ElementTree.Element, question: Row) -> int:
    groups = {row.get("gid", ""): _number(row.get("group_order", "0")) for row in _rows(tables, "groups")}
    return groups.get(question.get("gid", ""), 0)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _bare(text: str) -> str:
    """Write a wording without its marks of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())
