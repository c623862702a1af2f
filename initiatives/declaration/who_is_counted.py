"""Whom the rows of a table are about: people, organisations, or facts that are public anyway."""

from typing import Literal

from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import (
    ACTIONS,
    ATTENDED,
    BORN,
    INTERVIEWS,
    MEETINGS,
    PAIRS,
    PARTICIPANTS,
    PRESS,
    VERBATIMS,
)

Kind = Literal["personnes", "organisations", "public"]
_CODED = ("entretiens", INTERVIEWS, "verbatims_codes", VERBATIMS)
PEOPLE = ("citations", "volontaires", "presences", ATTENDED, PARTICIPANTS, "insertion", *_CODED)
ORGANISATIONS = ("contributions", "objectifs", "relations", PAIRS, "participations", "avis_axes")
_DONE = ("appel", "seances", MEETINGS, "rencontres", "classes", ACTIONS, BORN, "production", PRESS)
_COUNTED = ("structures_accueil", "equipements", "populations", "dispositions", "essaimage")
PUBLIC = (*_DONE, *_COUNTED)


def kind_of(initiative: Initiative, table: str) -> Kind:
    """Say what a table counts: people, organisations, or facts that are public anyway; of one that is in no list, people.

    Public: the call (a list of the organisations contacted, who gave no answer), the host structures (the report names
    them), the log of sessions and of meetings (what the initiative itself did), its action plan, what it produced, the
    press, equipment lent, counted populations and what became of requests (which count people, but name none),
    essaimage.
    """
    if table in initiative.groups:
        return initiative.groups[table].kind
    if table in ORGANISATIONS:
        return "organisations"
    return "public" if table in PUBLIC else "personnes"
