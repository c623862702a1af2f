"""What hours given are worth: hours × the declared rate on that day, for contributions without an amount.

The method is that of associations' accounts: hours by time sheet, one simple and stable rate, and a trace of both. An
amount that a partner wrote is never changed. Mécénat de compétences has no rate here: its value is what the donor
declares (art. 238 bis of the code général des impôts).
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from initiatives.collection.headings import register_headings
from initiatives.declaration.model import Initiative, Valuation
from initiatives.declaration.reference import rates
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import LABELS, NO, YES
from initiatives.declaration.word_lists import NatureWord
from initiatives.validation.dataset import Table
from initiatives.validation.ledger import Ledger
from initiatives.validation.whole_columns import Rows, coded
from initiatives.validation.wrong import Wrong


def with_valued_hours(initiative: Initiative, contributions: Table, ledger: Ledger) -> Table:
    """Fill the amounts that can be valued, and add `valorise`: oui where it was, non where the partner wrote it.

    `valorise` is blank where there is no amount at all; each such row is noted, with the reason.
    """
    frame = contributions.frame
    if not {"date", "nature"} <= set(frame):
        return contributions
    amounts, place = frame["montant"].astype("Int64"), np.flatnonzero(ledger.kept)
    blank = _left_blank(initiative, ledger)[place]
    for row in np.flatnonzero(blank).tolist():
        nature, day, hours = (frame[name].iloc[row] for name in ("nature", "date", "heures"))
        rule = initiative.valuation.get(nature)
        if rule is None or pd.isna(day) or pd.isna(hours):
            ledger.note("notice", NO_AMOUNT, int(place[row]))
            continue
        euros = rates()[rule.rate].on(day.date())
        if euros is None:
            ledger.note("notice", NO_RATE, int(place[row]))
        else:
            amounts.iloc[row] = _cents(Decimal(int(hours)).scaleb(-contributions.decimals["heures"]), euros, rule)
    valued = np.where(amounts.isna(), -1, blank.astype(np.int64))
    return replace(contributions, frame=frame.assign(montant=amounts, valorise=coded(valued, (NO, YES))))


def without_impossible_natures(initiative: Initiative, contributions: Table, ledger: Ledger) -> Table:
    """Refuse a nature that cannot come from the world of its giver: a town hall is no patron under art. 238 bis.

    The amount and the hours of the row are kept; its nature is not known any more, and is told.
    """
    frame = contributions.frame
    if not {"nature", "type_acteur"} <= set(frame):
        return contributions
    heading = register_headings(REGISTERS["contributions"], initiative.registers["contributions"])["nature"]
    column, place = ledger.find([heading], None), np.flatnonzero(ledger.kept)
    natures, worlds = frame["nature"].astype(object), frame["type_acteur"].astype(object)
    wrong = np.zeros(len(frame), dtype=bool)
    for key, nature in initiative.lists.natures.items():
        if nature.given_by and column is not None:
            rows = ((natures == key) & worlds.notna() & ~worlds.isin(nature.given_by)).to_numpy(dtype=bool)
            ledger.refuse_cells(ledger.at(place[rows]), column, _cannot_give(nature))
            wrong |= rows
    return replace(contributions, frame=frame.assign(nature=frame["nature"].mask(wrong)))


def _cannot_give(nature: NatureWord) -> Wrong:
    worlds = " ou ".join(LABELS[world].lower() for world in nature.given_by)
    basis = f" ({nature.basis})" if nature.basis else ""
    return Wrong(
        "nature_impossible",
        f"« {nature.label} » ne se dit que d’un partenaire du monde : {worlds}{basis} ; celui-ci est d’un autre monde.",
        "Écrivez une autre nature (« Temps salarié » pour le personnel d’une collectivité ou d’une association), ou corrigez le "
        "type du partenaire.",
    )


def _left_blank(initiative: Initiative, ledger: Ledger) -> Rows:
    """Say which rows of the file have no amount written: one that was refused is not replaced by another."""
    heading = register_headings(REGISTERS["contributions"], initiative.registers["contributions"])["montant"]
    column = ledger.find([heading], None)
    if column is None:
        return np.ones(len(ledger.kept), dtype=bool)
    return ledger.raw.frame.iloc[:, column].isna().to_numpy(dtype=bool)


def _cents(hours: Decimal, euros: Decimal, rule: Valuation) -> int:
    worth = hours * euros * Decimal(str(rule.times)) * 100
    return int(worth.quantize(Decimal(1), rounding=ROUND_HALF_UP))


NO_AMOUNT = Wrong(
    "montant_absent",
    "cet apport n’a pas de montant, et rien ne permet de valoriser des heures : il manque au total.",
    "Écrivez le montant, ou les heures avec un taux déclaré pour cette nature dans « valuation ».",
)
NO_RATE = Wrong(
    "taux_inconnu",
    "le taux horaire déclaré n’est pas connu à cette date : ces heures n’ont pas de montant.",
    "Complétez data/reference/taux.yaml avec sa source, ou écrivez le montant.",
)
