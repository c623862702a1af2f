"""Whom the rows of a table are about: people, organisations, or facts that are public anyway."""

from typing import Literal

from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import ATTENDED, INTERVIEWS, PAIRS, PARTICIPANTS, VERBATIMS

Kind = Literal["personnes", "organisations", "public"]
_CODED = ("entretiens", INTERVIEWS, "verbatims_codes", VERBATIMS)
_PEOPLE = ("volontaires", "presences", ATTENDED, PARTICIPANTS, "insertion", *_CODED)
_ORGANISATIONS = ("contributions", "objectifs", "relations", PAIRS, "participations", "avis_axes")


def kind_of(initiative: Initiative, table: str) -> Kind:
    """Say what a table counts: people, organisations, or facts that are public anyway.

    Public: the call (a list of the organisations contacted, who gave no answer), the host structures (the report names
    them), the log of sessions and of meetings (what the initiative itself did), its action plan, what it produced, the
    press, equipment lent, counted populations and what became of requests (which count people, but name none),
    essaimage.
    """
    if table in initiative.groups:
        return initiative.groups[table].kind
    if table in _PEOPLE:
        return "personnes"
    return "organisations" if table in _ORGANISATIONS else "public"
