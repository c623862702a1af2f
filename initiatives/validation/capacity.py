"""Sessions to which more people came than their host structure has places: one of the two files is wrong."""

from collections.abc import Mapping

import numpy as np

from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables.attendance import attended_sessions
from initiatives.validation.hosts import HOSTS
from initiatives.validation.ledger import Ledger
from initiatives.validation.wrong import Wrong


def tell_over_capacity(initiative: Initiative, tables: Mapping[str, Table], ledgers: Mapping[str, Ledger]) -> None:
    """Tell each session that counts more people than the declared capacity of its structure, where the declaration asks it.

    Nothing is set aside: nothing tells whether the attendance or the capacity is wrong.
    """
    declared = initiative.registers.get("presences")
    if declared is None or not declared.within_capacity or not {"presences", "seances", HOSTS} <= tables.keys():
        return
    hosts, sessions = tables[HOSTS].frame, tables["seances"].frame
    if not {"structure", "capacite"} <= set(hosts) or not {"structure", "seance"} <= set(sessions):
        return
    if "seance" not in tables["presences"].frame:
        return
    places = hosts.set_index(hosts["structure"].astype("str"))["capacite"]
    present = attended_sessions(tables["seances"], tables["presences"]).frame["presents"]
    capacity = sessions["structure"].astype("str").map(places).astype("Int64")
    ledger = ledgers["seances"]
    rows = np.flatnonzero(ledger.kept)
    for place in np.flatnonzero((present > capacity).to_numpy(dtype=bool, na_value=False)):
        ledger.note("notice", OVER_CAPACITY, int(rows[place]))


OVER_CAPACITY = Wrong(
    "plus_de_presents_que_de_places",
    "plus de présents à cette séance que sa structure n’a de places.",
    "Corrigez les présences de cette séance, ou la capacité dans le registre des structures.",
)
