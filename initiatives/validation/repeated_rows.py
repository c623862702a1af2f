"""Rows of a register that say nothing more than another, or that speak of a tie of a partner with itself."""

import numpy as np
import pandas as pd

from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.validation.ledger import Ledger
from initiatives.validation.wrong import Wrong


def refuse_repeated(ledger: Ledger, frame: pd.DataFrame) -> None:
    """Set aside what is said twice: any equal row of an attached register, the earlier of rows with one name."""
    name = ledger.raw.name
    together = [column for column in REGISTERS[name].together if column in frame]
    kept = frame.loc[ledger.kept]
    repeated = np.zeros(len(frame), dtype=bool)
    if name in ATTACHED and not kept.empty and len(frame.columns):
        repeated[ledger.kept] = kept.duplicated(keep="first")
        ledger.refuse_rows(repeated, REPEATED)
    elif together and together == list(REGISTERS[name].together):
        named = kept[together].notna().all(axis=1)
        repeated[ledger.kept] = kept[together].astype(object).duplicated(keep="last") & named
        ledger.refuse_rows(repeated, SAID_AGAIN)


def refuse_ties_with_oneself(ledger: Ledger, frame: pd.DataFrame) -> None:
    """Set aside, in a register of ties, the rows where a partner speaks of itself."""
    if {"partenaire", "vers"} <= set(frame):
        own = frame["partenaire"].astype(object) == frame["vers"].astype(object)
        ledger.refuse_rows(own.to_numpy(dtype=bool, na_value=False), WITH_ITSELF)


REPEATED = Wrong("doublon", "cette ligne répète une ligne précédente.", "Supprimez-la.")
SAID_AGAIN = Wrong(
    "doublon", "une ligne plus bas parle de la même chose : c’est elle qui compte.", "Supprimez celle qui est de trop."
)
WITH_ITSELF = Wrong(
    "lien_avec_soi_meme", "ce partenaire est mis en relation avec lui-même.", "Corrigez l’un des deux noms."
)
