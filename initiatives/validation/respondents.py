"""Who answers: consent, structure, partner, key and date of each answer, and which rows these set aside."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.arrays import Integers
from initiatives.declaration.model import Group
from initiatives.declaration.questionnaire import Questionnaire, Respondent
from initiatives.declaration.spellings import TICKS, Words
from initiatives.declaration.vocabulary import NO, YES
from initiatives.plain_text import plain
from initiatives.validation.closed_answers import reader
from initiatives.validation.date_columns import read_dates
from initiatives.validation.ledger import Ledger
from initiatives.validation.parsing import in_powers_of_ten
from initiatives.validation.perimeter import UNKNOWN_PARTNER, UNKNOWN_STRUCTURE, Perimeter
from initiatives.validation.pseudonyms import Pseudonyms
from initiatives.validation.quality import Severity
from initiatives.validation.whole_columns import Parsed, Rows, as_categories, as_dates, parse_column
from initiatives.validation.wrong import Wrong


@dataclass(frozen=True)
class Who:
    """Of each row: pseudonym (−1: nobody in particular), answer's number in its file, date, scopes.

    `columns` are the scope columns; `date` is NaT where unknown; `places` are positions in the file.
    """

    person: Integers
    number: Integers
    date: NDArray[np.datetime64]
    columns: dict[str, pd.Categorical]
    places: dict[str, int]


def refuse_without_agreement(ledger: Ledger, questionnaire: Questionnaire) -> None:
    """Set aside whoever did not consent, or objected, before anything else of their row is read.

    A declared column is heeded whatever the legal basis: whoever was asked and said no is not counted. One of which no cell is
    understood is blocking: nobody would be left, and for no reason of theirs.
    """
    respondent = questionnaire.respondent
    read = reader(agreement_words(questionnaire))
    for headings, yes, why in ((respondent.consentement, True, NO_CONSENT), (respondent.opposition, False, OBJECTION)):
        ledger.fold(headings, read)
        place = ledger.find(headings)
        if place is None:
            continue
        said = parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, read)
        if said.wrong and not said.given.any():
            ledger.note("blocking", NO_KNOWN_WORD, column=place)
            return
        # What cannot be read is held for a refusal: the doubt protects the person.
        ledger.refuse_rows(illegible_in(said), unclear(why.rule), place)
        agreed = said.means(YES) if yes else said.means(NO) | ~said.given
        ledger.refuse_rows(~agreed | ledger.illegible_at(place), why, place)


def agreement_words(questionnaire: Questionnaire) -> Words:
    """Every way to agree or refuse: a box, ticked or not, and the sentences that are declared to be an agreement."""
    return {**TICKS, **{plain(sentence): YES for sentence in questionnaire.agreements}}


def illegible_in(said: Parsed[str]) -> Rows:
    """Rows of which the cell is filled and could not be read."""
    return np.array(np.logical_or.reduce([np.zeros(len(said.codes), dtype=bool), *said.wrong.values()]), dtype=bool)


def read_respondents(
    ledger: Ledger, group_id: str, group: Group, respondent: Respondent, perimeter: Perimeter, pseudonyms: Pseudonyms
) -> Who:
    """Read who answers; set aside the rows of structures and partners that nobody declared."""
    columns: dict[str, pd.Categorical] = {}
    places: dict[str, int] = {}
    units: list[Parsed[str]] = []
    structures = perimeter.structure_words if perimeter.structures_known else None
    structure = _named(ledger, respondent.structure, structures, UNKNOWN_STRUCTURE)
    if respondent.structure:
        columns |= perimeter.scopes(as_categories(structure, list(perimeter.structures.index)))
        units.append(structure)
    partner = _named(ledger, respondent.partenaire, perimeter.partner_words, UNKNOWN_PARTNER)
    if respondent.partenaire:
        columns["partenaire"] = as_categories(partner, list(perimeter.actor_types))
        columns["type_acteur"] = perimeter.actor_type(columns["partenaire"])
        units.append(partner)
    ledger.fold(respondent.cle, plain)
    ledger.fold(respondent.id_reponse, plain)
    keys, key_place = _texts(ledger, respondent.cle, "notice")
    keys = _without_fillers(ledger, keys, key_place)
    ledger.refuse_rows(pseudonyms.forgotten(keys), FORGOTTEN, key_place)
    if not respondent.cle and group.kind == "organisations" and units:
        # An organisation that has no other key is known by its name: it answers once per wave.
        keys = units[-1]
        headings = respondent.partenaire or respondent.structure
        key_place = ledger.find(headings, None)
        ledger.refuse_rows(~keys.given, NO_UNIT, key_place)
    elif key_place is not None:
        blank = ledger.raw.frame.iloc[:, key_place].isna().to_numpy()
        for row in np.flatnonzero(ledger.kept & blank):
            ledger.note("notice", NO_KEY, int(row), key_place)
    numbers, number_place = _texts(ledger, respondent.id_reponse, "notice")
    date_place = ledger.find(respondent.date_reponse, "notice")
    dates = np.full(len(ledger.kept), "NaT", dtype="datetime64[s]")
    if date_place is not None:
        dates = as_dates(read_dates(ledger, date_place))
    for name, place in (("cle", key_place), ("id_reponse", number_place), ("date_reponse", date_place)):
        if place is not None:
            places[name] = place
    return Who(
        person=pseudonyms.of(keys, group_id),
        # A late or corrected batch has the numbers of the answers that it replaces: they are those of the wave.
        number=pseudonyms.of(numbers, f"{group_id}\0{ledger.raw.wave}"),
        date=dates,
        columns=columns,
        places=places,
    )


def _named(ledger: Ledger, headings: tuple[str, ...], words: dict[str, str] | None, unknown: Wrong) -> Parsed[str]:
    place = ledger.find(headings)
    if place is None or words is None:
        return _nobody(ledger.kept)
    texts = ledger.raw.frame.iloc[:, place]
    return ledger.take(parse_column(texts, ledger.kept, reader(words, unknown)), place, identifies=True)


def _texts(ledger: Ledger, headings: tuple[str, ...], missing: Severity) -> tuple[Parsed[str], int | None]:
    place = ledger.find(headings, missing)
    if place is None:
        return _nobody(ledger.kept), None
    parsed = parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, read_key)
    for why, rows in parsed.wrong.items():
        for row in np.flatnonzero(rows):
            ledger.note("notice", why, int(row), place)
    # Two people whose numbers differ by the figures that were lost would be one.
    return Parsed(np.where(ledger.cut_short_at(place), -1, parsed.codes), parsed.values, parsed.wrong), place


def _without_fillers(ledger: Ledger, keys: Parsed[str], place: int | None) -> Parsed[str]:
    """Hold for blank the keys by which people say that they have none."""
    fillers = [not _COUNTS.search(key) and plain(key).strip(" ./-") in _FILLERS for key in keys.values]
    filler = np.array([*fillers, False], dtype=bool)[keys.codes]
    for row in np.flatnonzero(ledger.kept & filler):
        ledger.note("notice", FILLER, int(row), place)
    return Parsed(np.where(filler, -1, keys.codes), keys.values, keys.wrong)


def _nobody(rows: Rows) -> Parsed[str]:
    return Parsed(np.full(len(rows), -1, dtype=np.intp), [], {})


_FILLERS = frozenset(
    (
        *("", "?", "??", "???", "0", "00", "000", "0000", "x", "xx", "xxx", "xxxx"),
        *("nsp", "ne sait pas", "sais pas", "je ne sais pas", "na", "n/a", "nc", "nr", "neant", "aucun", "aucune"),
        *("rien", "non", "anonyme", "inconnu", "inconnue", "sans", "oublie"),
    )
)
"""What people write in place of a key that they do not have or do not remember."""
_COUNTS = re.compile("[1-9]")
"""What is in most keys, and in none of those words."""


def read_key(text: str) -> str | Wrong:
    """Take a key or a number as it is written, unless it lost its last figures: it is then that of others too."""
    return KEY_CUT_SHORT if in_powers_of_ten(text) else text


KEY_CUT_SHORT = Wrong(
    "cle_arrondie",
    "cette clé, ou ce numéro, est écrit en puissances de dix (comme 1,23E+05) : un tableur en a perdu les derniers chiffres, et "
    "d’autres s’écriraient de même. Rien n’en est rapproché.",
    "Dans le fichier d’origine, mettez la colonne au format « Texte » ou « Nombre » sans décimale, et exportez de nouveau.",
)
FILLER = Wrong(
    "cle_bouche_trou",
    "cette clé ne désigne personne (« NSP », « 0 », « x »…) : la réponse compte, sans être rapprochée d’une autre.",
    "Complétez la clé si elle existe.",
)
NO_CONSENT = Wrong(
    "consentement_absent",
    "le consentement n’est pas donné : la ligne n’est pas lue.",
    "Retrouvez le consentement signé, ou supprimez la ligne.",
)
_DECLARE = (
    "Si c’est une phrase qui vaut accord, déclarez-la en tête du questionnaire, telle qu’elle est écrite et entre guillemets : "
    '« agreements: ["J’ai lu et j’accepte"] ».'
)
NO_KNOWN_WORD = Wrong(
    "accord_illisible",
    "aucune valeur de cette colonne n’est reconnue comme un consentement ou un refus (oui, non, 1, 0, coché…).",
    _DECLARE,
)


def unclear(rule: str) -> Wrong:
    """Refuse a cell that says neither yes nor no; it is counted with the refusals, among which it may be."""
    return Wrong(
        rule,
        "cette cellule n’est lue ni comme un accord ni comme un refus (oui, non, 1, 0, coché…) ; dans le doute, la ligne n’est "
        "pas lue.",
        f"Écrivez « oui » ou « non ». {_DECLARE}",
    )


OBJECTION = Wrong("opposition", "la personne s’oppose : la ligne n’est pas lue.", "Supprimez la ligne.")
FORGOTTEN = Wrong(
    OBJECTION.rule, "la personne a demandé à être oubliée : la ligne n’est pas comptée.", "Supprimez la ligne."
)
NO_KEY = Wrong(
    "cle_absente",
    "la clé est vide : la réponse compte, mais ne sera pas rapprochée d’une autre vague.",
    "Complétez la clé si elle existe.",
)
NO_UNIT = Wrong(
    "cle_absente", "le nom de l’organisation qui répond est absent : la ligne ne peut pas être située.", "Complétez-le."
)
