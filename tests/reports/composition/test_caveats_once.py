"""A section says a caveat once: the finding that comes first has it, and the next section says it again."""

from dataclasses import replace

from reports import document as doc
from reports.composition.caveats_once import caveats_once

N = "\u202f"
HEADING = doc.Heading(level=2, text="Une section", anchor="une-section")
FINDING = doc.ShownFinding(
    title="Titre", subtitle="", chart=None, table=None, source="", indicators=(), codes=(), reading=(),
    caveat=f"Déclaré, non vérifié. Ils répondent pour eux{N}; rien d’autre n’est dit.",
)  # fmt: skip
TABLE = doc.DataTable(
    title="Tableau", columns=(doc.TableColumn("Nom"),), rows=(), note="Rien d’autre n’est dit. Montants arrondis."
)


def notes(*blocks: doc.Block) -> list[str]:
    said = [getattr(one, "caveat", None) or getattr(one, "note", "") for one in caveats_once(blocks)]
    return [one for one in said if one]


def test_what_was_said_before_in_the_section_is_left_out() -> None:
    other = replace(FINDING, caveat="Déclaré, non vérifié.")
    assert notes(HEADING, FINDING, TABLE, other) == [FINDING.caveat, "Montants arrondis."]


def test_the_next_section_says_it_again() -> None:
    assert notes(FINDING, HEADING, FINDING, TABLE) == [FINDING.caveat, FINDING.caveat, "Montants arrondis."]


def test_what_nobody_said_stays_as_it_is() -> None:
    other = replace(TABLE, note=f"Ce qu’ils disent{N}: «{N}oui{N}». En 2014 aussi.")
    assert notes(FINDING, other) == [FINDING.caveat, other.note]
    assert [*caveats_once((HEADING, other))] == [HEADING, other]
