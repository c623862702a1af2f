"""Tables and columns made from checked registers, so that what they say can be counted: one file for each."""

from collections.abc import Mapping

from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import ATTENDED, INTERVIEWS, PAIRS, PARTICIPANTS, VERBATIMS
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables.attendance import attended_sessions
from initiatives.validation.derived_tables.interviews import interviews
from initiatives.validation.derived_tables.pairs import pairs_of_partners
from initiatives.validation.derived_tables.participants import distinct_participants
from initiatives.validation.derived_tables.periods import DATED, with_periods
from initiatives.validation.derived_tables.returns import with_returns
from initiatives.validation.derived_tables.senses import with_senses
from initiatives.validation.derived_tables.verbatims import verbatims


def with_derived(initiative: Initiative, tables: Mapping[str, Table]) -> dict[str, Table]:
    """Complete the checked tables with all that is made from them; a table that is already there is kept as it is."""
    made = {name: with_periods(table) if name in DATED else table for name, table in tables.items()}
    if "presences" in made and PARTICIPANTS not in made:
        made[PARTICIPANTS] = distinct_participants(made["presences"])
    if "presences" in made and "seances" in made and ATTENDED not in made:
        made[ATTENDED] = attended_sessions(made["seances"], made["presences"])
    if "relations" in made and PAIRS not in made:
        made[PAIRS] = pairs_of_partners(initiative, made["relations"])
    if "participations" in made:
        made["participations"] = with_returns(made["participations"])
    if initiative.coding is not None:
        if "entretiens" in made and INTERVIEWS not in made:
            made[INTERVIEWS] = interviews(initiative.coding, made["entretiens"])
        if "verbatims_codes" in made:
            made["verbatims_codes"] = with_senses(initiative.coding, made["verbatims_codes"])
            if VERBATIMS not in made:
                made[VERBATIMS] = verbatims(initiative.coding, made["verbatims_codes"])
    return made
