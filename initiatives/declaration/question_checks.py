"""What is wrong inside a questionnaire beyond its words: options, headings, waves and groups that do not hold together."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Literal

from initiatives.declaration.commune_questions import communes_asked
from initiatives.declaration.draft import Draft
from initiatives.declaration.questionnaire import Question, Questionnaire, headings_of
from initiatives.declaration.spellings import answer_words
from initiatives.declaration.suggestions import not_an_id, unknown
from initiatives.declaration.vocabulary import ILLEGIBLE, MATCHED, PERSON, SCOPES, WAVE
from initiatives.declaration.yaml_places import Yaml
from initiatives.plain_text import plain

_ID = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = frozenset((WAVE, PERSON, "third_party", "date_reponse", MATCHED, *SCOPES))
_WIDEST = 1000
"""Numbers that one option may stand for: an age, a year; no amount."""
"""Columns that every table of answers has besides its questions."""
_WITH_OPTIONS = ("one_of", "several_of")


def check_questions(draft: Draft) -> Iterator[str]:
    """Give, in French, what does not hold together in each questionnaire."""
    for name, questions in draft.questions.items():
        for key, question in questions.items():
            yield from _check_question(draft, name, key, question)
        if not draft.names_communes:
            for key in communes_asked(draft.files[name].content):
                place = draft.files[name].place(("questions", key))
                yield f"{place} : les réponses sont les communes du territoire. Déclarez-les dans « territory › communes »."
    for name, questionnaire in draft.questionnaires.items():
        file = draft.files[name]
        yield from _check_headings(file, questionnaire)
        yield from _check_levels(file, questionnaire, "third_party")
        yield from _check_levels(file, questionnaire, "minors")
        yield from _check_respondent(draft, name, file, questionnaire)


def _check_question(draft: Draft, name: str, key: str, question: Question) -> Iterator[str]:
    file = draft.files[name]
    place = file.place(("questions", key))
    if not _ID.fullmatch(key):
        yield f"{place} : {not_an_id(key)}"
    if key in _RESERVED:
        yield f"{place} : ce nom est réservé. Donnez-en un autre à la question, et gardez l’intitulé dans « columns »."
    if (question.answer == "echelle") != (question.scale is not None):
        yield f"{place} : « answer: echelle » et « scale » vont ensemble. Ajoutez l’un, ou retirez l’autre."
    if question.direction is not None and question.ordered is None:
        yield f"{place} : « direction » ne va qu’avec une échelle. Retirez-la, ou changez « answer »."
    elif question.direction == "decroissante" and question.ordered is not None and not question.ordered.named:
        yield f"{place} : les codes de cette échelle ont déjà leur sens. Retirez « direction », ou changez les codes."
    if question.answer in _WITH_OPTIONS and not question.options:
        yield f"{place} : la question n’a pas de réponses possibles. Ajoutez « options »."
    if question.answer not in _WITH_OPTIONS and question.options:
        yield f"{place} : « options » ne va qu’avec « one_of » ou « several_of ». Retirez-les, ou changez « answer »."
    for option in question.options:
        if not _ID.fullmatch(option):
            yield f"{place}, options › {option} : {not_an_id(option)}"
        if option == ILLEGIBLE:
            yield f"{place} : l’option « {option} » est réservée aux réponses qu’on n’a pas pu lire. Donnez-lui un autre nom."
    yield from _check_codes(place, question)
    yield from _check_option_columns(place, question)
    if question.exclusive and question.exclusive not in question.options:
        yield f"{place} : « exclusive » cite « {question.exclusive} », qui n’est pas une de ses options."
    if question.minimum is not None and question.maximum is not None and question.minimum > question.maximum:
        yield f"{place} : « minimum » dépasse « maximum ». Corrigez l’un des deux."
    for wave in question.waves:
        if wave not in draft.names["waves"]:
            yield f"{place} : la vague « {wave} » n’est pas déclarée. Vagues : {', '.join(sorted(draft.names['waves']))}."
    for wave in question.breaks:
        if wave not in draft.names["waves"]:
            known = ", ".join(sorted(draft.names["waves"]))
            yield f"{place} : « breaks » cite la vague « {wave} », qui n’est pas déclarée. Vagues : {known}."
        elif question.waves and wave not in question.waves:
            yield f"{place} : « breaks » cite la vague « {wave} », où la question n’est pas posée. Corrigez l’un des deux."
    yield from _check_route(draft.questions[name], place, key, question)
    if question.about and question.about not in draft.names["groups"]:
        yield f"{place} : le groupe « {question.about} » n’est pas déclaré. Groupes : {', '.join(sorted(draft.names['groups']))}."


def _check_route(questions: Mapping[str, Question], place: str, key: str, question: Question) -> Iterator[str]:
    """Check to whom a question is asked, and which date comes before its own."""
    for cited, levels in question.only_if.items():
        asked = questions.get(cited)
        if asked is None or cited == key:
            yield f"{place} : « only_if » cite « {cited} », qui n’est pas une autre question de ce questionnaire. Corrigez-le."
            continue
        possible = [*asked.options] if asked.answer == "several_of" else [*asked.categories()]
        if asked.answer in ("number", "date", "verbatim"):
            yield f"{place} : « only_if » cite « {cited} », qui n’a pas de réponses à choisir. Corrigez-le."
            continue
        for level in levels:
            if level not in possible:
                yield (
                    f"{place} : « only_if » cite « {level} », qui n’est pas une réponse de « {cited} ». "
                    f"Réponses : {', '.join(possible)}."
                )
    if question.precision is not None and question.answer != "date":
        yield f"{place} : « precision » ne va qu’avec « answer: date ». Retirez-la."
    if question.not_before is not None:
        other = questions.get(question.not_before)
        if question.answer != "date":
            yield f"{place} : « not_before » ne va qu’avec « answer: date ». Retirez-le."
        elif question.not_before != "date_reponse" and (other is None or other.answer != "date" or other is question):
            yield f"{place} : « not_before » cite « {question.not_before} », qui n’est pas une autre question de date. Corrigez-le."


def _check_codes(place: str, question: Question) -> Iterator[str]:
    """Two options with the same code could not be told apart."""
    for option, described in question.options.items():
        low, high = described.numbers or (0, 0)
        if described.numbers and (question.answer != "one_of" or not low <= high < low + _WIDEST):
            yield (
                f"{place}, options › {option} : « numbers » donne le plus petit nombre et le plus grand, à moins de {_WIDEST} l’un "
                "de l’autre, avec « one_of ». Corrigez-le."
            )
            return
    words = answer_words(question)
    for option, described in question.options.items():
        for code in (*described.written(), described.label):
            if words[plain(code)] != option:
                yield (
                    f"{place} : « {code} » désigne à la fois les options « {option} » et « {words[plain(code)]} ». "
                    "Corrigez l’une des deux."
                )


def _check_option_columns(place: str, question: Question) -> Iterator[str]:
    if not isinstance(question.columns, dict):
        return
    if question.answer != "several_of":
        yield f"{place} : « columns » ne donne une colonne par option qu’avec « several_of ». Écrivez un seul intitulé."
        return
    for option in sorted(question.columns.keys() - question.options.keys()):
        yield f"{place} : « columns » : {unknown('l’option', option, question.options)}"
    for option in sorted(question.options.keys() - question.columns.keys()):
        yield f"{place} : « columns » ne dit pas dans quelle colonne est l’option « {option} ». Ajoutez son intitulé."


def _check_headings(file: Yaml, questionnaire: Questionnaire) -> Iterator[str]:
    """Two questions under the same heading could not be told apart."""
    owners: dict[str, str] = {}
    of_respondent = chain.from_iterable(
        ((heading, f"respondent › {key}") for heading in headings)
        for key, headings in questionnaire.respondent.model_dump().items()
        # Whether a cell is filled may be asked of any column, the date of sending first.
        if key != "terminee"
    )
    of_questions = chain.from_iterable(
        ((heading, f"questions › {key}") for heading in headings_of(key, question))
        for key, question in questionnaire.questions.items()
    )
    for heading, owner in chain(of_respondent, of_questions):
        first = owners.setdefault(plain(heading), owner)
        if first != owner:
            yield f"{file.shown_as} : l’intitulé « {heading} » sert à {first} et à {owner}. Corrigez « columns »."
    for heading in questionnaire.ignored_columns:
        if plain(heading) in owners:
            yield f"{file.shown_as} : la colonne « {heading} » est ignorée et sert à {owners[plain(heading)]}. Choisissez."
    for heading in questionnaire.personal_columns:
        if plain(heading) not in owners:
            yield f"{file.shown_as} : « personal_columns » cite « {heading} », qui n’est l’intitulé d’aucune question. Corrigez-le."


def _check_levels(file: Yaml, questionnaire: Questionnaire, key: Literal["third_party", "minors"]) -> Iterator[str]:
    for name, levels in getattr(questionnaire, key).items():
        place = file.place((key, name))
        question = questionnaire.questions.get(name)
        if question is None:
            yield f"{place} : la question « {name} » n’existe pas dans ce questionnaire."
            continue
        for level in levels:
            if level not in question.categories():
                yield f"{place} : « {level} » n’est pas une réponse possible. Réponses : {', '.join(question.categories())}."
    if key == "minors" and questionnaire.minors and not questionnaire.respondent.autorisation_parentale:
        yield (
            f"{file.place(('minors',))} : « autorisation_parentale » ne dit pas, dans « respondent », quelle colonne tient "
            "l’accord d’un parent. Ajoutez-le."
        )


def _check_respondent(draft: Draft, name: str, file: Yaml, questionnaire: Questionnaire) -> Iterator[str]:
    respondent = questionnaire.respondent
    place = file.place(("respondent",))
    for key, group in draft.groups.items():
        if group.questionnaire != name:
            continue
        if group.legal_basis == "consentement" and not respondent.consentement:
            yield (
                f"{place} : le groupe « {key} » repose sur le consentement, mais « consentement » ne dit pas dans quelle "
                "colonne il se trouve. Ajoutez-le."
            )
        if respondent.structure and "structures_accueil" not in draft.names["registers"]:
            yield f"{place} : des structures sont citées. Déclarez aussi le registre « structures_accueil »."
