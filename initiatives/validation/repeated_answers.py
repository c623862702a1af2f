"""Answers of one person, or of one number, met more than once in a wave: which counts, and by what it was chosen."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.validation.asked import Typed
from initiatives.validation.ledger import Ledger
from initiatives.validation.parsing import parse_hour
from initiatives.validation.pseudonyms import UNKNOWN
from initiatives.validation.respondents import Who
from initiatives.validation.wrong import Wrong


@dataclass
class Export:
    """One export while it is checked."""

    ledger: Ledger
    who: Who
    typed: Typed


def refuse_repeats(exports: list[Export]) -> None:
    """Keep the last answer of each person in a wave: by date, by hour, then by place in the files; set the others aside.

    Without a key, two rows of a wave with the same answer number are the same answer, in one file or in several: a later
    batch replaces an earlier one.
    """
    for identity in ("person", "number"):
        rows = _identities(exports, identity)
        known = rows[rows["who"] != UNKNOWN]
        if identity == "number":
            known = known[known["person"] == UNKNOWN]
        again = _met_again(known)
        ordered = again.assign(hour=_hours(exports, again)).sort_values(
            ["date", "hour", "export", "row"], na_position="first", kind="stable"
        )
        superseded = _with_reason(ordered)
        for rank, export in enumerate(exports):
            superseded = _without_those_kept(superseded, rank, export)
            column = export.who.places.get("cle" if identity == "person" else "id_reponse")
            for reason, by_reason in superseded[superseded["export"] == rank].groupby("reason"):
                refused = export.ledger.at(by_reason["row"].to_numpy(dtype=np.intp))
                export.ledger.refuse_rows(refused, _repeated(identity, str(reason)), column)
    _tell_shared_numbers(exports)


def _met_again(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of whoever has several: nearly everybody has one."""
    return rows[rows.duplicated("who", keep=False)]


def _hours(exports: list[Export], rows: pd.DataFrame) -> NDArray[np.float64]:
    """Return the hour of each answer, in seconds of its day; NaN where it is not written."""
    hours = np.full(len(rows), np.nan)
    for rank, export in enumerate(exports):
        place = export.who.places.get("date_reponse")
        if place is not None:
            here = (rows["export"] == rank).to_numpy(dtype=bool)
            texts = export.ledger.raw.frame.iloc[rows.loc[here, "row"], place].astype(object)
            told = (parse_hour(text) if isinstance(text, str) else None for text in texts)
            hours[here] = [np.nan if hour is None else hour for hour in told]
    return hours


def _with_reason(ordered: pd.DataFrame) -> pd.DataFrame:
    """Return all rows but the last of each, with what put it before the last."""
    last = ordered.drop_duplicates("who", keep="last").set_index("who")
    before = ordered[ordered.duplicated("who", keep="last")]
    kept = last.loc[before["who"]].reset_index()
    own = before.reset_index(drop=True)
    reasons = np.select(
        [
            (own["date"] != kept["date"]) & kept["date"].notna(),
            (own["hour"] != kept["hour"]) & kept["hour"].notna(),
            own["export"] != kept["export"],
        ],
        [np.where(own["date"].isna(), "dated", "date"), np.where(own["hour"].isna(), "timed", "hour"), "file"],
        "row",
    )
    return before.assign(reason=reasons)


def _tell_shared_numbers(exports: list[Export]) -> None:
    """Tell the answers of several keys that have one number: a key that was corrected since, or files that number apart."""
    rows = _identities(exports, "number")
    rows = _met_again(rows[(rows["who"] != UNKNOWN) & (rows["person"] != UNKNOWN)])
    shared = rows[rows.groupby("who")["person"].transform("nunique") > 1]
    for rank, export in enumerate(exports):
        for row in shared.loc[shared["export"] == rank, "row"]:
            export.ledger.note("notice", NUMBER_OF_SEVERAL, int(row), export.who.places.get("id_reponse"))


def _without_those_kept(superseded: pd.DataFrame, rank: int, export: Export) -> pd.DataFrame:
    """Leave out the rows of which a person decided that they count: they are somebody else, matched with nobody."""
    kept = superseded["export"].eq(rank) & superseded["row"].isin(np.flatnonzero(export.ledger.kept_by_decision))
    export.who.person[superseded.loc[kept, "row"].to_numpy(dtype=np.intp)] = UNKNOWN
    return superseded[~kept]


def _identities(exports: list[Export], identity: str) -> pd.DataFrame:
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


def release_shared_keys(exports: list[Export]) -> None:
    """Take from its rows a key that more of them share than one person would, each with other answers: all count."""
    rows = _identities(exports, "person")
    rows = _met_again(rows[rows["who"] != UNKNOWN])
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


def _answers_of(export: Export, rows: NDArray[np.intp]) -> NDArray[np.str_]:
    """Return a word per row, the same where all answers are the same."""
    answers = pd.DataFrame(export.typed.columns).drop(columns="date_reponse").iloc[rows]
    return pd.util.hash_pandas_object(answers, index=False).to_numpy().astype(str)


_MOST_TIMES = 3
"""How often one person may answer one questionnaire at one wave, each time otherwise."""
SHARED_KEY = Wrong(
    "cle_partagee",
    "cette clé revient à cette vague sur plus de trois lignes aux réponses différentes : ce n’est sans doute pas une personne. "
    "Chaque réponse compte, sans être rapprochée d’une autre vague.",
    "Corrigez la clé de chacun, ou videz-la.",
)
NUMBER_OF_SEVERAL = Wrong(
    "numero_partage",
    "une autre ligne de cette vague porte le même numéro de réponse et une autre clé : toutes deux comptent.",
    "Si c’est une même réponse corrigée, supprimez la plus ancienne ; sinon, donnez à chacune son numéro.",
)


def _repeated(identity: str, reason: str) -> Wrong:
    """Say of an answer that another counts in its place, and why that one."""
    met, apart = _MET[identity]
    chosen, check = _CHOSEN[reason]
    return Wrong("doublon", f"{met} : {chosen}.", f"{check}upprimez celle qui est de trop{apart}.")


_MET = {
    "person": ("la même personne a répondu plusieurs fois à cette vague", ""),
    "number": (
        "une autre ligne de cette vague porte le même numéro de réponse",
        " ; si ce sont deux réponses différentes, donnez à chacune son numéro",
    ),
}
_ALONE, _CHECK = "S", "Vérifiez que c’est la bonne, et s"
_CHOSEN = {
    "date": ("celle dont la date est la plus récente compte", _ALONE),
    "hour": ("elles sont du même jour, celle dont l’heure est la plus tardive compte", _ALONE),
    "dated": ("celle-ci n’a pas de date qui se lise, celle qui en a une compte", _CHECK),
    "timed": ("elles sont du même jour, celle-ci sans heure, celle qui en a une compte", _CHECK),
    "file": ("ni date ni heure ne les départage, celle du fichier déclaré en dernier compte", _CHECK),
    "row": ("ni date ni heure ne les départage, celle qui est le plus bas dans le fichier compte", _CHECK),
}
"""What put an answer before the last → how it is said, and how its remedy begins."""
