"""What the tables made from checked registers hold: people, visits, sessions held, pairs, interviews, verbatims."""

from collections.abc import Mapping

import pandera.pandas as pa

from initiatives.declaration.model import CodingGrid, Initiative
from initiatives.declaration.registers import ATTENDED, INTERVIEWS, PAIRS, PARTICIPANTS, VERBATIMS
from initiatives.declaration.vocabulary import NO, SEVERAL, YES
from initiatives.validation.contracts import Rule
from initiatives.validation.derived_tables.pairs import DIFFERENT, PAIR, SAME, names_pairs
from initiatives.validation.derived_tables.participants import CAME
from initiatives.validation.table_schemas.known_ids import KnownIds
from initiatives.validation.table_schemas.scope_columns import TITLES, scope_ids
from initiatives.validation.table_schemas.typed_columns import ids, ids_among, number

Columns = Mapping[str, pa.Column]


def derived_schemas(
    initiative: Initiative, registers: Mapping[str, pa.DataFrameSchema], known: KnownIds
) -> dict[str, pa.DataFrameSchema]:
    """Return what the tables made from these registers hold."""
    found = {}
    if "presences" in registers:
        held = registers["presences"].columns
        places = _places(initiative, known, held)
        came = {CAME: number("Nombre de venues", Rule(low=1), 0)}
        found[PARTICIPANTS] = _made("Participants", "une ligne par personne venue", places | came)
    if {"presences", "seances"} <= registers.keys():
        sessions = {**registers["seances"].columns, "presents": number("Personnes présentes", Rule(low=1), 0)}
        found[ATTENDED] = _made("Séances et présences", "une ligne par séance", sessions)
    if "relations" in registers:
        found[PAIRS] = _made(
            "Paires de partenaires", "une ligne par paire dont l’un au moins a répondu", _pairs(initiative)
        )
    if initiative.coding is not None:
        codes = _codes(initiative.coding)
        if "entretiens" in registers:
            # Blank where the passages of one interview contradict one another.
            said_once = {
                "groupe": ids("Groupe", tuple(initiative.groups)),
                "forme": registers["entretiens"].columns["forme"],
            }
            found[INTERVIEWS] = _made("Entretiens menés", "une ligne par entretien", said_once | codes)
        if "verbatims_codes" in registers:
            named = {name: registers["verbatims_codes"].columns[name] for name in ("groupe", "vague")}
            found[VERBATIMS] = _made("Verbatims codés", "une ligne par verbatim", named | codes)
    return found


def _made(title: str, description: str, columns: Columns) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(dict(columns), strict=True, title=title, description=f"Table calculée : {description}")


def _places(initiative: Initiative, known: KnownIds, held: Columns) -> dict[str, pa.Column]:
    """Return where people came: an id of one place, or `SEVERAL` for those who came in several."""
    return {
        name: ids_among(TITLES[name], None if may_hold is None else (*may_hold, SEVERAL), required=held[name].required)
        for name, may_hold in scope_ids(initiative, known).items()
        if name in held
    }


def _pairs(initiative: Initiative) -> dict[str, pa.Column]:
    columns = {
        "avant": ids("En relation avant, selon l’un au moins", (NO, YES)),
        "confirme_avant": ids("En relation avant, selon les deux", (NO, YES)),
        "apres": ids("En relation après, selon l’un au moins", (NO, YES)),
        "confirme_apres": ids("En relation après, selon les deux", (NO, YES)),
        "mondes": ids("Mêmes types d’acteurs, ou différents", (SAME, DIFFERENT), blank=False),
        "ecart_confiance": number("Écart entre les deux notes de confiance", Rule(low=0, high=10), 0),
    }
    if names_pairs(initiative):
        columns[PAIR] = ids("Qui ils sont", None, blank=False, unique=True)
    return columns


def _codes(grid: CodingGrid) -> dict[str, pa.Column]:
    return {f"code.{key}": ids(f"Parle de : {code.label}", (NO, YES)) for key, code in grid.codes.items()}
