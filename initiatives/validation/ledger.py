"""The record kept while one table is checked: what was found, which rows are set aside and why."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from initiatives.collection.declared_reading import REMEDY
from initiatives.collection.grid import Reason
from initiatives.collection.raw import RawTable
from initiatives.plain_text import plain
from initiatives.validation.open_answers import OpenAnswer
from initiatives.validation.quality import Finding, Passage, Severity
from initiatives.validation.whole_columns import Parsed, Rows, T
from initiatives.validation.wrong import Wrong

_MANY = 10
"""Cells from which a column that is wrong throughout is told once, and not cell by cell."""


class Ledger:
    """Everything noted about one table: `findings`, and `kept`, the rows not set aside so far.

    `illegible` says, by position of column, in which rows a cell is filled and could not be read.
    """

    def __init__(self, raw: RawTable) -> None:
        self.raw = raw
        self.findings: list[Finding] = []
        self.kept: Rows = np.ones(len(raw.frame), dtype=bool)
        self.illegible: dict[int, Rows] = {}
        self._heard: list[tuple[str, Rows, int, Callable[[str], str]]] = []
        self._set_aside: Counter[str] = Counter()
        self._cells: Counter[str] = Counter()
        self._decisions: Counter[str] = Counter()
        self._settled: set[tuple[int, int | None]] = set()

    def at(self, positions: NDArray[np.intp]) -> Rows:
        """Return which rows stand at these positions."""
        rows = np.zeros(len(self.kept), dtype=bool)
        rows[positions] = True
        return rows

    def _is_whole_column(self, refused: Rows, column: int) -> bool:
        """Tell whether many cells are refused, and no other of the column holds anything: the column itself is wrong."""
        held = self.kept & self.raw.frame.iloc[:, column].notna().to_numpy(dtype=bool)
        return int(held.sum()) >= _MANY and bool((held == refused).all())

    def note(
        self,
        severity: Severity,
        why: Wrong,
        row: int | None = None,
        column: int | None = None,
        whole: int | None = None,
    ) -> None:
        """Note one finding, at a position of the table's rows and columns; `whole` counts the cells of a whole column.

        A doubt that a person settled is not told again.
        """
        if severity == "notice" and row is not None and (row, column) in self._settled:
            return
        raw = self.raw
        place = None if column is None else f"{raw.letters[column]} · {raw.headings[column]}"
        place = f"{place}, toute la colonne ({whole} cellules)" if whole else place
        line = None if row is None else int(raw.rows[row])
        self.findings.append(Finding(raw.shown_as, raw.sheet, line, place, why.rule, severity, why.message, why.remedy))

    def refuse_cells(self, rows: Rows, column: int, why: Wrong) -> None:
        """Set aside the cells of these rows in one column: they are neither blanks nor answers, the rows are kept."""
        refused = rows & self.kept
        number = int(refused.sum())
        self._cells[why.rule] += number
        if self._is_whole_column(refused, column):
            self.note("cell_set_aside", why, None, column, whole=number)
        else:
            for row in np.flatnonzero(refused):
                self.note("cell_set_aside", why, int(row), column)
        if refused.any():
            self.illegible[column] = self.illegible_at(column) | refused

    def hear(self, question: str, rows: Rows, column: int, said: Callable[[str], str] = str.strip) -> None:
        """Keep aside, of these rows, what people wrote in a column in their own words: in place of an answer, or as one.

        `said` gives these words, of a cell that holds more.
        """
        self._heard.append((question, rows, column, said))

    def open_answers(self) -> Iterator[OpenAnswer]:
        """Give each text that people wrote in the rows that are used, once; in no order that tells who wrote what."""
        said = set()
        for question, rows, column, own in self._heard:
            texts = self.raw.frame.iloc[:, column]
            codes = np.unique(texts.cat.codes.to_numpy()[rows & self.kept])
            words = (own(str(texts.cat.categories[code])) for code in codes if code >= 0)
            said |= {OpenAnswer(self.raw.name, self.raw.wave or "", question, one) for one in words if one}
        yield from sorted(said)

    @property
    def kept_by_decision(self) -> Rows:
        """Rows of which a person decided that they count as they are."""
        return self.at(np.array(sorted({line for line, _ in self._settled}), dtype=np.intp))

    def tell_vain_decisions(self) -> None:
        """Tell what a person decided to keep and that could not be: nobody can make a number of what is none."""
        aside = {(one.row, one.column) for one in self.findings if one.severity in ("cell_set_aside", "row_set_aside")}
        for line, column in sorted(self._settled, key=str):
            place = None if column is None else f"{self.raw.letters[column]} · {self.raw.headings[column]}"
            if (int(self.raw.rows[line]), place) in aside:
                self._settled.discard((line, column))
                self.note("notice", VAIN, line, column)

    def cut_short_at(self, column: int) -> Rows:
        """Say which rows have a number, in this column, that lost its last figures: as a key, it is that of others too."""
        lost = [one.lines for one in self.raw.troubles if one.reason == "long_number" and one.column == column]
        return self.at(np.concatenate([np.empty(0, dtype=np.intp), *lost]))

    def illegible_at(self, column: int) -> Rows:
        """Say which rows have a cell, in this column, that is filled and could not be read."""
        return self.illegible.get(column, np.zeros(len(self.kept), dtype=bool))

    def refuse_rows(self, rows: Rows, why: Wrong, column: int | None = None) -> None:
        """Set aside these rows; each is set aside once, for the first reason found."""
        for row in np.flatnonzero(rows & self.kept):
            self.note("row_set_aside", why, int(row), column)
            self._set_aside[why.rule] += 1
        self.kept = self.kept & ~rows

    def lost_to(self, why: Wrong) -> bool:
        """Whether no row is left, and none was set aside for another reason than this one."""
        return not self.kept.any() and set(self._set_aside) <= {why.rule}

    def take(self, parsed: Parsed[T], column: int, identifies: bool = False) -> Parsed[T]:
        """Note every cell of a column that could not be read; a row is lost with the cell that says what it is about."""
        for why, rows in parsed.wrong.items():
            if identifies:
                self.refuse_rows(rows, why, column)
            else:
                self.refuse_cells(rows, column, why)
        return parsed

    def tell_troubles(self) -> None:
        """Tell what is not as it should be in the file, and set aside the rows and cells that cannot be relied upon."""
        for misfit in self.raw.misfits:
            self.note("notice", unlike_reading(misfit))
        for sheet, rows_held in self.raw.beside.items():
            why = _unread(rows_held)
            self.findings.append(
                Finding(self.raw.shown_as, sheet, None, None, why.rule, "notice", why.message, why.remedy)
            )
        if self.raw.unread:
            self.note("notice", _left(self.raw.unread))
        for log, line, why_told in self.raw.told_decisions:
            told = STALE if why_told == "stale" else BY_ROW
            self.findings.append(Finding(log, None, line, None, told.rule, "notice", told.message, told.remedy))
        for reason, lines, column in self.raw.troubles:
            if reason in DECISIONS:
                self._decisions[DECISIONS[reason]] += len(lines)
            if reason == "decided_kept":
                self._settled.update((int(line), column) for line in lines)
                continue
            why, severity = TROUBLES[reason]
            rows = self.at(lines)
            if severity == "row_set_aside":
                self.refuse_rows(rows, why)
            elif severity == "cell_set_aside" and column is not None:
                self.refuse_cells(rows, column, why)
            else:
                for line in lines:
                    self.note(severity, why, int(line), column)
        # What a tool adds by itself, or what is written under no heading, makes no row of a table.
        says_something = np.zeros(len(self.kept), dtype=bool)
        for _, texts in self.raw.frame.items():
            says_something |= texts.notna().to_numpy(dtype=bool)
        self.refuse_rows(~says_something, EMPTY)

    def fold(self, headings: Sequence[str], meaning: Callable[[str], object]) -> None:
        """Put the columns of one question together in the first of them: a form that changed has its answers in two columns.

        Two answers in a row that do not mean the same are refused, both: nothing tells which is right.
        """
        names = list(self.raw.frame.columns)
        first, *others = [names.index(heading) for heading in headings if heading in names] or [0]
        for other in others:
            kept, added = (self.raw.frame.iloc[:, place].astype(object) for place in (first, other))
            both = kept.notna() & added.notna()
            differ = np.zeros(len(kept), dtype=bool)
            differ[both] = [meaning(one) != meaning(two) for one, two in zip(kept[both], added[both], strict=True)]
            unread = (self.illegible_at(first) & added.isna()) | (self.illegible_at(other) & kept.isna())
            self.illegible[first] = np.asarray(unread, dtype=bool)
            self.refuse_cells(differ, first, _two_answers(self.raw.letters[first], self.raw.letters[other]))
            columns = {place: self.raw.frame.iloc[:, place] for place in range(len(names))}
            columns[first] = kept.where(kept.notna(), added).mask(differ).astype("str").astype("category")
            frame = pd.DataFrame(columns)
            frame.columns = self.raw.frame.columns
            self.raw = replace(self.raw, frame=frame)

    def find(self, headings: Sequence[str], missing: Severity | None = "blocking") -> int | None:
        """Return the position of the column that has one of these headings, the first of them that the file has.

        None when there is none, which is noted with severity `missing` (not at all if None); a heading that the file
        has twice is blocking.
        """
        names = list(self.raw.frame.columns)
        for heading in headings:
            positions = [position for position, name in enumerate(names) if name == heading]
            if len(positions) > 1:
                letters = " et ".join(self.raw.letters[position] for position in positions)
                self.note("blocking", _twice(letters), column=positions[0])
            if positions:
                return positions[0]
        if headings and missing:
            self.note(missing, self._absent(headings))
        return None

    def _absent(self, headings: Sequence[str]) -> Wrong:
        looked = " ou ".join(f"« {heading} »" for heading in headings)
        there = (*self.raw.headings, *(left.heading for left in self.raw.left if left.heading))
        shown = {plain(heading): heading for heading in there if heading}
        near = get_close_matches(plain(headings[0]), list(shown), n=3, cutoff=0.75)
        hint = (
            f" Intitulés proches dans le fichier : {', '.join(f'« {shown[name]} »' for name in near)}." if near else ""
        )
        return Wrong(
            "colonne_absente",
            f"la colonne {looked} est absente.{hint}",
            "Exportez-la, ou indiquez son intitulé dans « columns » de la déclaration"
            + (" (ou, si elle vaut toujours la même chose, « every_row »)." if self.raw.role == "register" else "."),
        )

    def passage(self, rank: int | None) -> Passage:
        """Sum up: how many rows were read, used, set aside; `rank` is that of the file among those of its group and wave."""
        return Passage(
            self.raw.name,
            self.raw.wave,
            rank,
            self.raw.sha256,
            len(self.kept),
            int(self.kept.sum()),
            dict(sorted(self._set_aside.items())),
            dict(sorted((+self._cells).items())),  # a rule that set nothing aside is none of the reasons
            decisions=dict(sorted(self._decisions.items())),
            columns_unread=len(self.raw.how.left),
            rows_unread=self.raw.unread,
            sheets_unread=len(self.raw.beside),
        )


def unlike_reading(misfit: str) -> Wrong:
    """Say that what is declared of the reading of a file does not seem to fit it."""
    return Wrong("lecture_declaree", f"{misfit}.", REMEDY)


def _unread(rows: int) -> Wrong:
    return Wrong(
        "feuille_non_lue",
        f"cette feuille n’est lue par aucune source ({rows} ligne{'s' if rows > 1 else ''} sous la première).",
        "Rien à faire si elle ne sert pas ; sinon, déclarez-la (« sheet »).",
    )


def _left(rows: int) -> Wrong:
    return Wrong(
        "lignes_non_lues",
        f"{rows} ligne{'s ne sont lues' if rows > 1 else ' n’est lue'} par aucune source (« where »).",
        "Rien à faire si elles ne servent pas ; sinon, ajoutez la source qui les lit.",
    )


def _twice(letters: str) -> Wrong:
    return Wrong(
        "intitule_en_double",
        f"plusieurs colonnes ({letters}) portent cet intitulé.",
        "Renommez ou supprimez celle qui est de trop.",
    )


def _two_answers(one: str, other: str) -> Wrong:
    return Wrong(
        "deux_reponses_differentes",
        f"les colonnes {one} et {other} donnent ici à une même question deux réponses différentes : aucune n’est gardée.",
        "Gardez la bonne et videz l’autre.",
    )


DECISIONS: dict[Reason, str] = {
    "decided_kept": "garder",
    "decided_corrected": "corriger",
    "decided_left_out": "ecarter",
    "decided_row_left_out": "ecarter_la_ligne",
}
"""What a person decided → how the log of decisions says it."""
STALE = Wrong(
    "decision_sans_objet",
    "cette décision ne s’applique pas : la cellule n’existe pas, ou ne dit plus ce qui y était lu.",
    "Vérifiez le fichier, la clé ou la ligne, la colonne et « lu », ou supprimez-la.",
)
BY_ROW = Wrong(
    "decision_par_ligne",
    "cette décision ne tient qu’au numéro de sa ligne, qu’un nouvel export peut changer.",
    "Écrivez dans « cle » le numéro ou la clé que cette ligne porte ; si elle n’en a pas, dites une de ses cellules (« colonne », "
    "« lu »), pour qu’une autre ne soit pas prise pour elle.",
)
VAIN = Wrong(
    "decision_impossible",
    "il a été décidé de garder cette cellule, mais elle ne peut pas compter telle quelle.",
    "Décidez de la corriger ou de l’écarter, ou changez ce que la déclaration permet.",
)
TROUBLES: dict[Reason, tuple[Wrong, Severity]] = {
    "decided_corrected": (
        Wrong("corrige_par_decision", "cette cellule est corrigée par une décision.", "Rien à faire."),
        "notice",
    ),
    "decided_left_out": (
        Wrong("ecarte_par_decision", "cette cellule est mise à l’écart par une décision.", "Rien à faire."),
        "cell_set_aside",
    ),
    "decided_row_left_out": (
        Wrong("ecarte_par_decision", "cette ligne est mise à l’écart par une décision.", "Rien à faire."),
        "row_set_aside",
    ),
    "headings": (
        Wrong(
            "intitules_repetes",
            "cette ligne répète les intitulés : elle n’est pas comptée.",
            "Vous pouvez la laisser ou la supprimer.",
        ),
        "row_set_aside",
    ),
    "moved_headings": (
        Wrong(
            "intitules_deplaces",
            "cette ligne est sous des intitulés récrits dans un autre ordre : elle n’est pas lue.",
            "Mettez ces lignes, avec leurs intitulés, dans un fichier à elles : plusieurs fichiers peuvent faire une source.",
        ),
        "row_set_aside",
    ),
    "total": (
        Wrong(
            "ligne_de_total",
            "cette ligne est un total : elle n’est pas comptée.",
            "Vous pouvez la laisser ou la supprimer.",
        ),
        "row_set_aside",
    ),
    "note": (
        Wrong(
            "note_sous_le_tableau",
            "cette ligne est une note écrite sous le tableau : elle n’est pas comptée.",
            "Vous pouvez la laisser ou la supprimer.",
        ),
        "row_set_aside",
    ),
    "second_table": (
        Wrong(
            "second_tableau",
            "cette ligne est d’un autre tableau, écrit sous le premier après une ligne vide : elle n’est pas lue.",
            "Mettez ce tableau sur une feuille à lui (déclarée, s’il sert) ; si ce sont des lignes du premier, supprimez la ligne "
            "vide et les intitulés qui les précèdent.",
        ),
        "row_set_aside",
    ),
    "no_parent": (
        Wrong(
            "parent_introuvable",
            "cette ligne d’un groupe répété n’a pas de parent, ou plusieurs : elle n’est pas lue.",
            "Exportez ensemble le formulaire et ses groupes répétés.",
        ),
        "row_set_aside",
    ),
    "no_wave": (
        Wrong(
            "vague_inconnue",
            "cette réponse n’a pas de date, ou n’est d’aucune vague (à plus de 60 jours de chacune, ou à égale distance de deux) : "
            "elle n’est pas lue.",
            "Corrigez sa date, ou les dates des vagues.",
        ),
        "row_set_aside",
    ),
    "open_quote": (
        Wrong(
            "guillemet_ouvert",
            "un guillemet de cette ligne n’est pas refermé, ou est mal placé : elle n’est pas lue.",
            "Refermez-le ou supprimez-le, ou exportez le fichier de nouveau.",
        ),
        "row_set_aside",
    ),
    "too_long": (
        Wrong(
            "ligne_trop_longue",
            "cette ligne a plus de cellules que d’intitulés : rien ne dit de quelle colonne est chacune, elle n’est pas lue.",
            "Mettez entre guillemets le texte qui contient le séparateur, ou exportez le fichier de nouveau.",
        ),
        "row_set_aside",
    ),
    "too_short": (
        Wrong(
            "ligne_trop_courte",
            "cette ligne a moins de cellules que d’intitulés (ligne coupée ?) : elle n’est pas lue.",
            "Complétez-la, ou exportez le fichier de nouveau.",
        ),
        "row_set_aside",
    ),
    "blank_ends": (
        Wrong(
            "fin_de_ligne_vide",
            "cette ligne a moins de cellules que d’intitulés, comme toutes celles de son groupe de seize : Excel n’écrit pas "
            "celles qui y sont vides à la fin. Elle est lue ainsi.",
            "Vérifiez que ces dernières colonnes sont vides dans le classeur.",
        ),
        "notice",
    ),
    "other_encoding": (
        Wrong(
            "autre_codage",
            "cette ligne n’est pas dans le même codage que les autres : ses accents sont lus comme ceux de Windows.",
            "Vérifiez-la, ou enregistrez tout le fichier en UTF-8.",
        ),
        "notice",
    ),
    "hidden": (
        Wrong(
            "ligne_masquee",
            "cette ligne est masquée dans le classeur (ou par un filtre) : elle est lue comme les autres.",
            "Affichez-la pour la vérifier ; supprimez-la si elle ne doit pas compter.",
        ),
        "notice",
    ),
    "error": (
        Wrong("cellule_en_erreur", "cette cellule affiche une erreur (#N/A, #DIV/0!…).", "Corrigez sa formule."),
        "cell_set_aside",
    ),
    "uncomputed": (
        Wrong(
            "formule_sans_valeur",
            "cette cellule tient une formule dont la valeur n’est pas enregistrée.",
            "Ouvrez le classeur dans un tableur et enregistrez-le de nouveau.",
        ),
        "cell_set_aside",
    ),
    "damaged": (
        Wrong(
            "cellule_abimee",
            "cette cellule est abîmée : le classeur n’a pas gardé son texte.",
            "Saisissez-la de nouveau, ou exportez de nouveau le classeur.",
        ),
        "cell_set_aside",
    ),
    "long_number": (
        Wrong(
            "nombre_trop_long",
            "ce nombre a plus de 15 chiffres : un tableur n’en garde pas les derniers.",
            "Mettez la colonne au format « Texte » et saisissez-le de nouveau, ou exportez en CSV.",
        ),
        "notice",
    ),
}
"""What is said of a row or a cell that is not as it should be, and what is done with it."""
EMPTY = Wrong(
    "ligne_vide",
    "cette ligne ne dit rien dans aucune des colonnes lues : elle n’est pas comptée.",
    "Si des réponses y manquent, complétez-les ; sinon vous pouvez la laisser ou la supprimer.",
)
