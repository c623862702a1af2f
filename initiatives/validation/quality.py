"""What is wrong with the data, said so that the person who sent it can mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from initiatives.declaration.registers import CITED

Severity = Literal["blocking", "row_set_aside", "cell_set_aside", "decision", "notice"]
"""What was done with what is wrong; `decision` waits for one, and forbids a final version."""


RULES = {
    "cellule_abimee": "cellule abîmée",
    "cle_absente": "clé absente",
    "cle_arrondie": "clé arrondie par un tableur",
    "intitules_repetes": "intitulés répétés",
    "partenaire_inconnu": "partenaire inconnu",
    "reponses_contradictoires": "réponses contradictoires",
    "reponses_ambigues": "réponses ambiguës",
    "reponse_trop_longue": "réponses trop longues pour leur liste",
    "seance_inconnue": "séance inconnue",
    "departement_inconnu": "département inconnu",
    "commune_ambigue": "commune ambiguë",
    "intitule_en_double": "intitulé en double",
    "plus_de_reponses_que_de_personnes": "plus de réponses que de personnes sollicitées",
    "vague_sans_reponse": "vague sans réponse",
    "vague_sans_donnee": "vague sans donnée",
    "ecarte_par_decision": "écarté par décision",
    "donnees_personnelles": "données personnelles",
    "date_avant_l_autre": "date avant celle qu’elle devait suivre",
    "plus_de_presents_que_de_places": "plus de présents que de places",
    "reponses_illisibles": "réponses illisibles",
    "colonne_sans_intitule": "colonne sans intitulé",
    "intitules_deplaces": "intitulés dans un autre ordre",
    "second_tableau": "second tableau sous le premier",
    "lecture_declaree": "lecture déclarée",
    "niveau_jamais_lu": "réponse jamais lue",
}
"""Rules whose name needs accents to be read; the others read as they are, underscores aside."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend: where it is, which rule it breaks, what was done with it, how to mend it. Never the value.

    `row` and `column` are as a spreadsheet shows them (row 1 is the first line; `column` is the letter and the
    heading: « F · Âge »). `message` and `remedy` are French sentences without any value that a person gave.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    rule: str
    severity: Severity
    message: str
    remedy: str

    def sentence(self) -> str:
        """Say it in one French line: place, what is wrong, what to do."""
        place = [self.file]
        if self.sheet:
            place.append(f"feuille « {self.sheet} »")
        if self.row is not None:
            place.append(f"ligne {self.row}")
        if self.column:
            place.append(f"colonne {self.column}")
        return f"{', '.join(place)} : {self.message} {self.remedy}"


@dataclass(frozen=True)
class Passage:
    """How many rows of one file, or sheet of a workbook, went through: read = used + set aside (by rule). Never which.

    It is told by what it holds, never by its name: a file, or a sheet, is often named after somebody.
    """

    source: str
    """Group or register."""
    wave: str | None
    """None for a register."""
    rank: int | None
    """Tells apart the files of one group and wave, from 1; None for the only one."""
    sha256: str
    read: int
    used: int
    set_aside: dict[str, int]
    cells_set_aside: dict[str, int]
    few: tuple[str, ...] = ()
    """As others than the owner see it: reasons of a few rows, which are then counted nowhere, not even among those read."""
    decisions: dict[str, int] = field(default_factory=dict)
    """How many decisions of each kind were replayed on it (`garder`, `corriger`, `ecarter`, `ecarter_la_ligne`)."""
    columns_unread: int = 0
    """Columns with a heading that are not read, those that a tool adds among them: nothing of them is kept."""
    rows_unread: int | None = 0
    """Rows that no source takes. As others than the owner see it: None where they are few, or where no number may be told."""
    sheets_unread: int = 0
    """Sheets of its workbook that no source takes; told by one table of it."""
    counted: bool = True
    """As others than the owner see it: False where the number of rows would give back a masked one.
    Its numbers are then 0 and tell nothing."""

    @property
    def collected(self) -> bool:
        """Whether somebody sent it: what the evaluator decided of quotations is no data that was received."""
        return self.wave is not None or self.source != CITED

    @property
    def id(self) -> str:
        """Name the file by ids, the same from version to version: « réponses · seniors · debut · 2 »."""
        begins = REGISTER if self.wave is None else ANSWERS
        return begins + " · ".join(str(part) for part in (self.source, self.wave, self.rank) if part is not None)


ANSWERS, REGISTER = "réponses · ", "registre · "
"""How the ids of files begin."""


def rows_received(passages: Iterable[Passage]) -> tuple[int, int]:
    """Count the rows that were read, and those used, of the files that somebody sent."""
    received = [one for one in passages if one.collected]
    return sum(one.read for one in received), sum(one.used for one in received)


class Refused(NamedTuple):
    """Of the cells of a question at a wave, how many are filled, and how many of these could not be read."""

    refused: int
    filled: int

    @property
    def share(self) -> float:
        """Return refused ÷ filled."""
        return self.refused / self.filled


Refusals = Mapping[tuple[str, str, str], Refused]
"""(table, question, wave) → its cells, where some could not be read; the wave of a register is ""."""
