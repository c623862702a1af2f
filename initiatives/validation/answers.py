"""Answers of one group: every export checked, duplicates removed, waves put together."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

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
from initiatives.validation.partial_answers import NO_ANSWER, refuse_rejected, refuse_unanswered, tell_partial
from initiatives.validation.perimeter import Perimeter
from initiatives.validation.personal_data import tell_personal
from initiatives.validation.pseudonyms import UNKNOWN, Pseudonyms
from initiatives.validation.question_contracts import respect_contracts
from initiatives.validation.respondents import Who, read_respondents, refuse_without_agreement
from initiatives.validation.unread_columns import tell_unread
from initiatives.validation.whole_columns import Rows, coded
from initiatives.validation.wrong import Wrong


@dataclass
class _Export:
    """One export while it is checked."""

    ledger: Ledger
    who: Who
    typed: Typed


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
            _release_shared_keys(same_wave)
        _refuse_duplicates(same_wave)
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
) -> _Export:
    ledger = Ledger(raw)
    ledger.tell_troubles()
    declared = initiative.groups[group]
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
    return _Export(ledger, replace(who, date=frame["date_reponse"].to_numpy()), typed)


def _refuse_duplicates(exports: list[_Export]) -> None:
    """Keep the last answer of each person in a wave: by date, then by place in the files; set the others aside.

    Without a key, two rows of a wave with the same answer number are the same answer, in one file or in several: a later
    batch replaces an earlier one.
    """
    for identity in ("person", "number"):
        rows = _identities(exports, identity)
        known = rows[rows["who"] != UNKNOWN]
        if identity == "number":
            known = known[known["person"] == UNKNOWN]
        ordered = known.sort_values(["date", "export", "row"], na_position="first", kind="stable")
        superseded = ordered[ordered.duplicated("who", keep="last")]
        for rank, export in enumerate(exports):
            superseded = _without_those_kept(superseded, rank, export)
            of_export = superseded.loc[superseded["export"] == rank, "row"]
            column = export.who.places.get("cle" if identity == "person" else "id_reponse")
            why = DUPLICATE if identity == "person" else SAME_NUMBER
            export.ledger.refuse_rows(export.ledger.at(of_export.to_numpy(dtype=np.intp)), why, column)
    _tell_shared_numbers(exports)


def _tell_shared_numbers(exports: list[_Export]) -> None:
    """Tell the answers of several keys that have one number: a key that was corrected since, or files that number apart."""
    rows = _identities(exports, "number")
    rows = rows[(rows["who"] != UNKNOWN) & (rows["person"] != UNKNOWN)]
    shared = rows[rows.groupby("who")["person"].transform("nunique") > 1]
    for rank, export in enumerate(exports):
        for row in shared.loc[shared["export"] == rank, "row"]:
            export.ledger.note("notice", NUMBER_OF_SEVERAL, int(row), export.who.places.get("id_reponse"))


def _without_those_kept(superseded: pd.DataFrame, rank: int, export: _Export) -> pd.DataFrame:
    """Leave out the rows of which a person decided that they count: they are somebody else, matched with nobody."""
    kept = superseded["export"].eq(rank) & superseded["row"].isin(np.flatnonzero(export.ledger.kept_by_decision))
    export.who.person[superseded.loc[kept, "row"].to_numpy(dtype=np.intp)] = UNKNOWN
    return superseded[~kept]


def _identities(exports: list[_Export], identity: str) -> pd.DataFrame:
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "export": rank,
                    "row": np.arange(len(export.ledger.kept)),
                    "who": getattr(export.who, identity),
                    "person": export.who.person,
                    "date": export.who.date,
                }
            )[export.ledger.kept]
            for rank, export in enumerate(exports)
        ]
    )


def _release_shared_keys(exports: list[_Export]) -> None:
    """Take from its rows a key that more of them share than one person would, each with other answers: all count."""
    rows = _identities(exports, "person")
    rows = rows[rows["who"] != UNKNOWN]
    often = rows[rows.groupby("who")["row"].transform("size") > _MOST_TIMES].copy()
    for rank, export in enumerate(exports):
        of_export = often["export"] == rank
        often.loc[of_export, "said"] = _answers_of(export, often.loc[of_export, "row"].to_numpy(dtype=np.intp))
    if often.empty:
        return
    shared = often[often.groupby("who")["said"].transform("nunique") > _MOST_TIMES]
    for rank, export in enumerate(exports):
        places = shared.loc[shared["export"] == rank, "row"].to_numpy(dtype=np.intp)
        export.who.person[places] = UNKNOWN
        for row in places:
            export.ledger.note("notice", SHARED_KEY, int(row), export.who.places.get("cle"))


def _answers_of(export: _Export, rows: NDArray[np.intp]) -> NDArray[np.str_]:
    """Return a word per row, the same where all answers are the same."""
    answers = pd.DataFrame(export.typed.columns).drop(columns="date_reponse").iloc[rows]
    return pd.util.hash_pandas_object(answers, index=False).to_numpy().astype(str)


def _frame(export: _Export, questionnaire: Questionnaire, waves: list[str]) -> pd.DataFrame:
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


_MOST_TIMES = 3
"""How often one person may answer one questionnaire at one wave, each time otherwise."""
SHARED_KEY = Wrong(
    "cle_partagee",
    "cette clé revient à cette vague sur plus de trois lignes aux réponses différentes : ce n’est sans doute pas une personne. "
    "Chaque réponse compte, sans être rapprochée d’une autre vague.",
    "Corrigez la clé de chacun, ou videz-la.",
)
SAME_NUMBER = Wrong(
    "doublon",
    "une autre ligne de cette vague porte le même numéro de réponse : la plus récente compte.",
    "Supprimez celle qui est de trop ; si ce sont deux réponses différentes, donnez à chacune son numéro.",
)
NUMBER_OF_SEVERAL = Wrong(
    "numero_partage",
    "une autre ligne de cette vague porte le même numéro de réponse et une autre clé : toutes deux comptent.",
    "Si c’est une même réponse corrigée, supprimez la plus ancienne ; sinon, donnez à chacune son numéro.",
)
DUPLICATE = Wrong(
    "doublon",
    "la même personne a répondu plusieurs fois à cette vague : sa dernière réponse compte.",
    "Supprimez celle qui est de trop.",
)
