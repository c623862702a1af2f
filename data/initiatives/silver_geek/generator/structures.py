"""The twenty host structures, invented: kind, département, size, and the partner who accompanies them."""

from dataclasses import dataclass

EHPAD, HOME, CENTRE, OTHER = "EHPAD", "Foyer-logement", "Centre socioculturel ou MJC", "Autre"
PUBLIC, ASSOCIATIVE, PRIVATE = "Public", "Privé non lucratif", "Privé lucratif"


@dataclass(frozen=True)
class Structure:
    """One host structure and how many of its seniors were invited to answer."""

    id: str
    kind: str
    status: str
    departement: str
    capacity: int
    partner: str
    seniors: int
    young: int

    @property
    def label(self) -> str:
        """Name it without naming anybody: its kind and its number."""
        return f"{self.kind} {self.id.removeprefix('structure_')}"


_TABLE = (
    (EHPAD, PUBLIC, "86", 84, "unis_cite", 17),
    (EHPAD, ASSOCIATIVE, "86", 72, "unis_cite", 16),
    (HOME, PUBLIC, "86", 60, "unis_cite", 15),
    (CENTRE, ASSOCIATIVE, "86", 120, "csc_trois_cites", 18),
    (CENTRE, ASSOCIATIVE, "86", 90, "csc_trois_cites", 16),
    (HOME, PUBLIC, "86", 55, "csc_trois_cites", 14),
    (EHPAD, PRIVATE, "86", 78, "", 14),
    (EHPAD, PUBLIC, "79", 95, "ateliers_du_bocage", 17),
    (EHPAD, ASSOCIATIVE, "79", 66, "ateliers_du_bocage", 14),
    (HOME, PUBLIC, "79", 48, "ateliers_du_bocage", 13),
    (CENTRE, ASSOCIATIVE, "79", 110, "ateliers_du_bocage", 15),
    (OTHER, ASSOCIATIVE, "79", 40, "", 12),
    (EHPAD, PUBLIC, "17", 88, "la_poste", 16),
    (EHPAD, PRIVATE, "17", 74, "la_poste", 14),
    (HOME, ASSOCIATIVE, "17", 62, "la_poste", 15),
    (CENTRE, ASSOCIATIVE, "17", 100, "", 16),
    (OTHER, PUBLIC, "17", 36, "", 11),
    (EHPAD, ASSOCIATIVE, "16", 80, "uriopss", 17),
    (EHPAD, PUBLIC, "16", 70, "uriopss", 15),
    (HOME, ASSOCIATIVE, "16", 58, "uriopss", 15),
)

STRUCTURES = tuple(
    Structure(f"structure_{number:02}", kind, status, departement, capacity, partner, seniors, young=3)
    for number, (kind, status, departement, capacity, partner, seniors) in enumerate(_TABLE, start=1)
)


def spread(counts: dict[str, int]) -> list[str]:
    """Repeat each structure's id as many times as its count says: one place per person."""
    return [structure for structure, count in counts.items() for _ in range(count)]
