"""What answers owe to one another: to whom a question was asked, which answers are expected, which date comes first."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from initiatives.declaration.questionnaire import Precision, Question
from initiatives.declaration.vocabulary import ILLEGIBLE, NOT_CONCERNED, YES
from initiatives.validation.asked import Typed
from initiatives.validation.dataset import MARK, UNASKED
from initiatives.validation.ledger import Ledger
from initiatives.validation.whole_columns import Rows, to_precision
from initiatives.validation.wrong import Wrong


def respect_contracts(ledger: Ledger, typed: Typed, questions: Mapping[str, Question], frame: pd.DataFrame) -> None:
    """Refuse in `frame` what was not asked, and dates out of order; tell what is expected and blank.

    Where `only_if` is not met, a closed question is « non concerné », and a number is marked so: not asked is neither blank nor
    an answer. A date is left blank: no measure counts dates, of which only the order matters. Where the answer that decides is
    itself blank, or could not be read, nothing is known: the question is left as it is.
    """
    for name, question in questions.items():
        columns = columns_of_question(name, question, frame)
        if not columns:
            continue
        answered = frame[columns].notna().any(axis=1).to_numpy()
        unasked = not_asked(question, questions, frame)
        if question.only_if:
            concerned = np.zeros(len(frame), dtype=bool)
            for column in columns:
                concerned |= (
                    frame[column].notna().to_numpy() & ~frame[column].isin([NOT_CONCERNED, ILLEGIBLE]).to_numpy()
                )
            ledger.refuse_cells(unasked & concerned, typed.places[columns[0]], _asked_only_if(question, questions))
            level = None if question.answer in ("number", "date") else NOT_CONCERNED
            frame.loc[unasked, columns] = level
            if question.answer == "number":
                frame.loc[unasked, f"{MARK}{name}"] = False
                frame[f"{UNASKED}{name}"] = unasked
        if question.not_before is not None and question.not_before in frame:
            early = before(frame, name, question.not_before, question.precision)
            ledger.refuse_cells(early, typed.places[name], too_early(_named(question.not_before, questions)))
            frame.loc[early, name] = None
        if question.required:
            # What could not be read is told as such: something is written there.
            silent = ~answered & ~ledger.illegible_at(typed.places[columns[0]])
            for row in np.flatnonzero(silent & ~unasked & ledger.kept):
                ledger.note("notice", EXPECTED, int(row), typed.places[columns[0]])


def columns_of_question(name: str, question: Question, frame: pd.DataFrame) -> list[str]:
    """Return the columns of a typed table that hold a question: one, or one per option."""
    wanted = [f"{name}.{option}" for option in question.options] if question.answer == "several_of" else [name]
    return [column for column in wanted if column in frame]


def not_asked(question: Question, questions: Mapping[str, Question], frame: pd.DataFrame) -> Rows:
    """Return the rows where a question was not asked: another answer than the one that `only_if` wants was given."""
    rows = np.zeros(len(frame), dtype=bool)
    for cited, wanted in question.only_if.items():
        for known, met in _met(cited, wanted, questions, frame):
            rows |= known & ~met
    return rows


def _met(
    cited: str, wanted: tuple[str, ...], questions: Mapping[str, Question], frame: pd.DataFrame
) -> Iterator[tuple[Rows, Rows]]:
    if cited not in questions:
        return
    if questions[cited].answer != "several_of":
        if cited in frame:
            known = frame[cited].notna() & ~frame[cited].isin([ILLEGIBLE])
            yield known.to_numpy(), frame[cited].isin(wanted).to_numpy()
        return
    ticked = [f"{cited}.{option}" for option in wanted if f"{cited}.{option}" in frame]
    if ticked:
        answers = frame[ticked].astype(object)
        met = answers.isin([YES]).any(axis=1)
        known = (answers.notna() & ~answers.isin([ILLEGIBLE])).all(axis=1)
        yield (known | met).to_numpy(), met.to_numpy()


def before(frame: pd.DataFrame, date: str, other: str, precision: Precision | None = None) -> Rows:
    """Return the rows where a date comes before the one that it must not precede, as precisely as the former is kept."""
    limit = to_precision(frame[other].to_numpy(dtype="datetime64[s]"), precision)
    return np.asarray(frame[date].to_numpy(dtype="datetime64[s]") < limit)


def _asked_only_if(question: Question, questions: Mapping[str, Question]) -> Wrong:
    return Wrong(
        "question_sans_objet",
        f"cette question n’est posée que si {route(question, questions)} : la réponse n’est pas comptée.",
        "Videz-la, ou corrigez l’autre réponse.",
    )


def route(question: Question, questions: Mapping[str, Question]) -> str:
    """Say in French to whom a question is asked."""
    said = []
    for cited, wanted in question.only_if.items():
        asked = questions.get(cited)
        labels = {} if asked is None else asked.levels() | {key: one.label for key, one in asked.options.items()}
        answers = " ou ".join(f"« {labels.get(level, level)} »" for level in wanted)
        said.append(f"« {_named(cited, questions)} » a pour réponse {answers}")
    return " et ".join(said)


def too_early(other: str) -> Wrong:
    """Say that a date comes before the one that it must not precede."""
    return Wrong("date_avant_l_autre", f"cette date vient avant celle de « {other} ».", "Corrigez l’une des deux.")


def _named(name: str, questions: Mapping[str, Question]) -> str:
    return questions[name].text if name in questions else "Date de la réponse"


EXPECTED = Wrong("valeur_absente", "cette réponse est attendue, et rien n’est écrit.", "Complétez-la.")
