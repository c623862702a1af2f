"""What validation knows beside the tables, and that holds no person: all that readers are told besides figures."""

from dataclasses import dataclass, field

from initiatives.validation.accepted_words import Quotation
from initiatives.validation.hosts import Host
from initiatives.validation.objectives import Objective
from initiatives.validation.quality import Passage, Refusals
from initiatives.validation.texts_of_organisations import TextsOfOrganisations


@dataclass(frozen=True)
class Background:
    """Rows of each file, host structures, objectives, texts of organisations, cells refused. No row, no name of a file."""

    passages: tuple[Passage, ...] = ()
    hosts: tuple[Host, ...] = ()
    """The host structures, by their names."""
    objectives: tuple[Objective, ...] = ()
    """What partners set themselves, in their own words."""
    texts: TextsOfOrganisations = field(default_factory=TextsOfOrganisations)
    """Actions of the plan, what was born of the dialogue, meetings and press, in the words of organisations."""
    quotations: tuple[Quotation, ...] = ()
    """What people wrote and somebody accepted to print."""
    refused: Refusals = field(default_factory=dict)
    """How many cells could not be read."""
