"""Answers of one group: every export checked, duplicates removed, waves put together."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from initiatives.collection.headings import expected_answers
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Questionnaire, headings_of
from initiatives.declaration.vocabulary import PERSON, WAVE
from initiatives.validation.asked import Typed, read_question
from initiatives.validation.contracts import breaches, explain, question_rules, response_date_rule
from initiatives.validation.dataset import MARK, Table
from initiatives.validation.ledger import Ledger
from initiatives.validation.parental import refuse_without_parent
from initiatives.validation.partial_answers import (
    NO_ANSWER,
    refuse_blank,
    refuse_rejected,
    refuse_unanswered,
    tell_partial,
)
from initiatives.validation.perimeter import Perimeter
from initiatives.validation.personal_data import tell_personal
from initiatives.validation.pseudonyms import Pseudonyms
from initiatives.validation.question_contracts import respect_contracts
from initiatives.validation.repeated_answers import Export, refuse_repeats, release_shared_keys
from initiatives.validation.respondents import read_respondents, refuse_without_agreement
from initiatives.validation.unread_columns import tell_unread
from initiatives.validation.whole_columns import Rows, coded
from initiatives.validation.wrong import Wrong


def check_answers(
    initiative: Initiative, group: str, raws: list[RawTable], perimeter: Perimeter, pseudonyms: Pseudonyms
) -> tuple[Table, list[Ledger]]:
    """Check every export of a group; return its answers at all waves, and what was found in each export."""
    questionnaire = initiative.questionnaire_of(group)
    exports = [_check(initiative, group, raw, questionnaire, perimeter, pseudonyms) for raw in raws]
    for wave in initiative.waves_of(group):
        same_wave = [export for export in exports if export.ledger.raw.wave == wave]
        if not same_wave:
            # `check` goes on without the files that cannot be read, and has said why.
            continue
        if questionnaire.respondent.cle:
            release_shared_keys(same_wave)
        refuse_repeats(same_wave)
        label = initiative.waves[wave].label
        silent = [export for export in same_wave if export.ledger.lost_to(NO_ANSWER)]
        for export in silent:
            export.ledger.note("notice", _nobody_answered(label, headings_alone=export.ledger.raw.frame.empty))
        filled = [export for export in same_wave if export not in silent]
        if not any(export.ledger.kept.any() for export in same_wave):
            for export in filled[:1]:
                export.ledger.note("blocking", _no_usable_row(label))
    waves = list(initiative.waves_of(group))
    frames = [_frame(export, questionnaire, waves) for export in exports]
    decimals = {
        name: question.decimals for name, question in questionnaire.questions.items() if question.answer == "number"
    }
    # Exports of different waves may not have the same columns: what was not asked is missing.
    frame = _stacked(frames)
    return Table(group, frame, decimals), [export.ledger for export in exports]


def _check(
    initiative: Initiative,
    group: str,
    raw: RawTable,
    questionnaire: Questionnaire,
    perimeter: Perimeter,
    pseudonyms: Pseudonyms,
) -> Export:
    ledger = Ledger(raw)
    ledger.tell_troubles()
    declared = initiative.groups[group]
    refuse_blank(ledger, questionnaire)
    refuse_without_agreement(ledger, questionnaire)
    refuse_without_parent(ledger, questionnaire)
    refuse_rejected(ledger, questionnaire)
    who = read_respondents(ledger, group, declared, questionnaire.respondent, perimeter, pseudonyms)
    typed = Typed(places=dict(who.places))
    asked = {
        name: question
        for name, question in questionnaire.questions.items()
        if not question.waves or raw.wave in question.waves
    }
    for name, question in asked.items():
        read_question(ledger, typed, name, question)
    tell_partial(ledger, questionnaire)
    refuse_unanswered(ledger, questionnaire, pd.DataFrame(typed.columns))
    expected = expected_answers(questionnaire)
    tell_unread(
        ledger,
        [*expected, *(f"{heading}[{option}]" for heading, words in expected.items() for option in words.values())],
    )
    tell_personal(
        ledger,
        free={
            heading
            for name, question in questionnaire.questions.items()
            if question.answer == "verbatim"
            for heading in headings_of(name, question)
        },
        people=questionnaire.respondent.cle if declared.kind == "personnes" else (),
        on_purpose=questionnaire.personal_columns,
    )
    typed.columns["date_reponse"] = who.date
    wave = initiative.waves[raw.wave or ""]
    rules = question_rules(asked, initiative.evaluated_on) | {"date_reponse": response_date_rule(wave.from_, wave.to)}
    frame = pd.DataFrame(typed.columns)
    for breach in breaches(frame, rules):
        why = explain(breach.rule, rules[breach.column], typed.decimals.get(breach.column, 0))
        ledger.refuse_cells(ledger.at(breach.rows), typed.places[breach.column], why)
        frame.loc[breach.rows, breach.column] = None
    for name in typed.decimals:
        frame[f"{MARK}{name}"] = ledger.illegible_at(typed.places[name])
    respect_contracts(ledger, typed, asked, frame)
    typed.columns = {str(name): frame[name] for name in frame}
    return Export(ledger, replace(who, date=frame["date_reponse"].to_numpy()), typed)


def _frame(export: Export, questionnaire: Questionnaire, waves: list[str]) -> pd.DataFrame:
    kept = export.ledger.kept
    size = len(kept)
    columns: dict[str, object] = {
        WAVE: coded(np.full(size, waves.index(export.ledger.raw.wave or ""), dtype=np.intp), waves),
        PERSON: export.who.person,
        **export.who.columns,
        "third_party": _third_party(export.typed, questionnaire, size),
        **{name: values for name, values in export.typed.columns.items() if name != "date_reponse"},
    }
    return pd.DataFrame(columns).loc[kept].reset_index(drop=True)


def _third_party(typed: Typed, questionnaire: Questionnaire, size: int) -> Rows:
    answered = np.zeros(size, dtype=bool)
    for question, levels in questionnaire.third_party.items():
        if question in typed.columns:
            answered |= pd.Series(typed.columns[question]).isin(levels).to_numpy(dtype=bool)
    return answered


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Put the waves one under the other; a column that a wave does not have is missing there, in its own type."""
    models = {name: frame[name] for frame in frames for name in frame}
    aligned = [
        pd.DataFrame(
            {name: frame[name] if name in frame else _missing_like(model, len(frame)) for name, model in models.items()}
        )
        for frame in frames
    ]
    return pd.concat(aligned, ignore_index=True)


def _missing_like(model: "pd.Series[Any]", size: int) -> "pd.Series[Any]":
    # What nobody was asked has no cell that could not be read.
    return model.iloc[:0].reindex(range(size), fill_value=False if model.dtype == bool else None)


def _nobody_answered(wave: str, *, headings_alone: bool) -> Wrong:
    held = "ses intitulés" if headings_alone else "des questionnaires vides"
    return Wrong(
        "vague_sans_reponse",
        f"ce fichier n’a que {held} : aucune réponse recueillie à la vague « {wave} ».",
        "Si des réponses existent, exportez-les de nouveau ; sinon il n’y a rien à faire, le rapport le dit.",
    )


def _no_usable_row(wave: str) -> Wrong:
    return Wrong(
        "vague_sans_donnee",
        f"aucune ligne utilisable pour la vague « {wave} ».",
        "Vérifiez le fichier, le consentement et les structures, ou retirez cette source de la déclaration.",
    )
