"""What the checked answers of a group hold: one row per answer, one column per question or option."""

from collections.abc import Iterator, Mapping
from functools import partial

import pandas as pd
import pandera.pandas as pa

from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Precision, Question, headings_of, headings_of_option
from initiatives.declaration.vocabulary import DONT_KNOW, NOT_CONCERNED, PERSON, WAVE
from initiatives.validation.contracts import Rule, question_rules
from initiatives.validation.dataset import MARK, UNASKED
from initiatives.validation.question_contracts import before, columns_of_question, not_asked, route
from initiatives.validation.table_schemas.known_ids import KnownIds
from initiatives.validation.table_schemas.scope_columns import OF_PARTNER, OF_STRUCTURE, scope_columns
from initiatives.validation.table_schemas.typed_columns import day, flag, ids, mark, number, pseudonym

ONCE = "une personne ne répond qu’une fois à chaque vague"
NOT_ASKED = "une question est vide aux vagues où elle n’est pas posée"
TOGETHER = "les options d’une question sont vides toutes ensemble"


def answers_schema(initiative: Initiative, group: str, known: KnownIds) -> pa.DataFrameSchema:
    """Return what the table of a group holds; a question that none of its waves asks has no column."""
    questionnaire, waves = initiative.questionnaire_of(group), initiative.waves_of(group)
    respondent = questionnaire.respondent
    columns = {
        WAVE: ids("Vague", waves, blank=False),
        PERSON: pseudonym("Personne, par un numéro tiré à chaque calcul", known=False, headings=respondent.cle),
    }
    if respondent.structure:
        columns |= scope_columns(initiative, known, OF_STRUCTURE, headings={"structure": respondent.structure})
    if respondent.partenaire:
        columns |= scope_columns(initiative, known, OF_PARTNER, headings={"partenaire": respondent.partenaire})
    columns["third_party"] = flag("Un tiers a répondu à sa place")
    rules = question_rules(questionnaire.questions, initiative.evaluated_on)
    asked = {
        name: [wave for wave in waves if not question.waves or wave in question.waves]
        for name, question in questionnaire.questions.items()
    }
    held = {
        name: _of_question(name, question, rules.get(name, Rule())) if asked[name] else {}
        for name, question in questionnaire.questions.items()
    }
    several = [[*held[name]] for name, question in questionnaire.questions.items() if question.answer == "several_of"]
    unasked = {
        wave: [
            key for name in held if wave not in asked[name] for key in held[name] if not key.startswith((MARK, UNASKED))
        ]
        for wave in waves
    }
    return pa.DataFrameSchema(
        {name: column for group in (columns, *held.values()) for name, column in group.items()},
        [
            pa.Check(_once, error=ONCE),
            pa.Check(lambda answers: _blank_where_not_asked(answers, unasked), error=NOT_ASKED),
            pa.Check(lambda answers: _blank_together(answers, several), error=TOGETHER),
            *_contracts(questionnaire.questions),
        ],
        strict=True,
        title=initiative.groups[group].label,
        description="Réponses au questionnaire : une ligne par personne et par vague",
    )


def _contracts(questions: Mapping[str, Question]) -> Iterator[pa.Check]:
    """Give what the declaration says of whom a question is asked, and of which date comes first."""
    for name, question in questions.items():
        if question.only_if:
            yield pa.Check(
                partial(_not_answered_unasked, name=name, questions=questions),
                error=f"« {question.text} » : sans objet, sauf si {route(question, questions)}",
            )
        if question.not_before is not None and question.not_before in questions:
            yield pa.Check(
                partial(_in_order, name=name, other=question.not_before, precision=question.precision),
                error=f"« {question.text} » : pas avant « {questions[question.not_before].text} »",
            )


def _not_answered_unasked(answers: pd.DataFrame, name: str, questions: Mapping[str, Question]) -> bool:
    held = answers.loc[
        not_asked(questions[name], questions, answers), columns_of_question(name, questions[name], answers)
    ]
    return bool((held.isna() | (held.astype(object) == NOT_CONCERNED)).all(axis=None))


def _in_order(answers: pd.DataFrame, name: str, other: str, precision: Precision | None) -> bool:
    return not {name, other} <= set(answers) or not before(answers, name, other, precision).any()


def _of_question(name: str, question: Question, rule: Rule) -> dict[str, pa.Column]:
    headings = headings_of(name, question)
    if question.answer == "verbatim":
        return {}
    if question.answer == "number":
        asked = number(question.text, rule, question.decimals, question.unit, headings=headings)
        beside = {f"{UNASKED}{name}": flag(f"« {name} » n’est pas demandé ici")} if question.only_if else {}
        return {name: asked, **mark(name), **beside}
    if question.answer == "date":
        return {name: day(question.text, rule, headings=headings, precision=question.precision)}
    if question.answer != "several_of":
        return {name: ids(question.text, question.held(), headings=headings)}
    return {
        f"{name}.{key}": ids(
            f"{question.text} {option.label}",
            question.held(),
            headings=(
                *(() if isinstance(question.columns, dict) else headings),
                *headings_of_option(name, question, key),
            ),
        )
        for key, option in question.options.items()
        if key not in (DONT_KNOW, NOT_CONCERNED)
    }


def _once(answers: pd.DataFrame) -> bool:
    people = answers.loc[answers[PERSON] >= 0, [PERSON, WAVE]]
    return not people.duplicated().any()


def _blank_where_not_asked(answers: pd.DataFrame, unasked: Mapping[str, list[str]]) -> bool:
    return all(
        not answers.loc[answers[WAVE] == wave].filter(columns).notna().any(axis=None)
        for wave, columns in unasked.items()
    )


def _blank_together(answers: pd.DataFrame, several: list[list[str]]) -> bool:
    blanks = (answers.filter(options).isna().to_numpy() for options in several)
    return all(bool((blank == blank[:, :1]).all()) for blank in blanks)
