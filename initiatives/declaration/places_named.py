"""How places may be declared: communes and départements by name or by code, a whole intercommunalité by its name."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from initiatives.declaration.communes import CommuneCode, CommuneName, bare, departement_written
from initiatives.declaration.decoupage import PERIMETER_OF, Commune, bare_grouping, decoupage

_MANY = 6
"""How many places of one name are listed before the rest is counted."""


def _one_by_one(content: object, read: Callable[[str], tuple[str, str]]) -> object:
    """Turn a list of names or codes into code → name; a mapping is left as it is. Everything wrong is told at once.

    Raises:
        ValueError: what is wrong with each of them, in French.
    """
    if not isinstance(content, list):
        return content
    found: dict[str, str] = {}
    wrong = []
    for written in content:
        try:
            code, name = read(str(written).strip())
        except ValueError as error:
            wrong.append(str(error))
            continue
        if code in found:
            wrong.append(f"« {written} » y est deux fois")
        found[code] = name
    if wrong:
        raise ValueError(" ; ".join(wrong))
    return found


def _departement(written: str) -> tuple[str, str]:
    known = decoupage().departements
    if written.upper() in known:
        return written.upper(), known[written.upper()]
    codes = [code for code, name in known.items() if bare(name) == bare(written)]
    if codes:
        return codes[0], known[codes[0]]
    raise ValueError(f"« {written} » n’est pas un département{_meant(written, known.values())}")


def _departements(content: object) -> object:
    return _one_by_one(content, _departement)


def _commune(written: str, day: date | None, departements: Mapping[str, str]) -> tuple[str, str]:
    """Find the commune that a name or a code tells: on the day the territory is told of, or today's."""
    known = decoupage()
    at = day or PERIMETER_OF
    code = written.upper().zfill(5)
    spells = known.spells(code)
    if spells:
        return code, (known.on(code, at) or spells[-1]).name
    called = known.called(written)
    bearers = [one for one in called if one.stood_on(at)]
    said = departement_written(written)
    near = [one for one in bearers if one.departement in ((said,) if said else departements)]
    chosen = near if said or (near and len(bearers) > 1) else bearers
    if len(chosen) == 1:
        return chosen[0].code, chosen[0].name
    if chosen:
        raise ValueError(f"{len(chosen)} communes s’appellent « {written} » : écrivez {_choices(chosen)}")
    if called:
        raise ValueError(f"« {written} » {not_then(called[-1], at)}")
    raise ValueError(f"« {written} » n’est le nom d’aucune commune{_meant(written, known.names())}")


def not_then(commune: Commune, day: date) -> str:
    """Say that a commune did not stand on a day, and what to declare."""
    when = french_day(day)
    if commune.until is not None and commune.until <= day:
        return (
            f"n’était plus une commune le {when} (elle l’a été jusqu’au {french_day(commune.until)} au plus tard) : citez la "
            "commune qui l’a remplacée, ou dites sous « valid_until » jusqu’à quand votre territoire a existé"
        )
    return f"n’était pas encore une commune le {when} : citez celle qui existait alors"


def french_day(day: date) -> str:
    """Write a day in figures, as a French reader does."""
    return f"{day:%d/%m/%Y}"


def _choices(communes: Iterable[Commune]) -> str:
    listed = [f"« {one.name} ({one.departement}) »" for one in communes]
    rest = len(listed) - _MANY
    said = " ou ".join(listed[:_MANY]) + (f" ou une des {rest} autres" if rest > 0 else "")
    alike = len(set(listed)) < len(listed)
    return said + ("" if not alike else ", ou son code INSEE")


def _meant(written: str, names: Iterable[str], reduced: Callable[[str], str] = bare) -> str:
    by_word = {reduced(name): name for name in names}
    near = get_close_matches(reduced(written), by_word, n=1, cutoff=0.75)
    return f" (vouliez-vous écrire « {by_word[near[0]]} » ?)" if near else ""


def _epci(written: object, info: ValidationInfo) -> object:
    """Check that an intercommunalité is known, and that the territory is today's, of which alone the perimeter is known."""
    if not isinstance(written, str):
        return written
    until = info.data.get("valid_until")
    if until is not None and until < PERIMETER_OF:
        raise ValueError(
            f"seul le périmètre au {french_day(PERIMETER_OF)} est connu, et ce territoire a cessé d’exister avant : listez ses "
            "communes sous « communes »"
        )
    return decoupage().groupings[grouping_of(written)]


def grouping_of(written: str) -> str:
    """Return the SIREN number of an intercommunalité.

    Raises:
        ValueError: none, or several, have this name, in French.
    """
    known = decoupage().groupings
    exact = [code for code, name in known.items() if written == code or bare(name) == bare(written)]
    codes = exact or [code for code, name in known.items() if bare_grouping(name) == bare_grouping(written)]
    if len(codes) == 1:
        return codes[0]
    if codes:
        listed = " ou ".join(f"{code} ({_where(code)})" for code in codes[:_MANY])
        raise ValueError(
            f"{len(codes)} intercommunalités s’appellent ainsi : écrivez plutôt son numéro SIREN, {listed}"
        )
    raise ValueError(
        f"« {written} » n’est le nom d’aucune intercommunalité{_meant(written, known.values(), bare_grouping)}"
    )


def _where(grouping: str) -> str:
    """Say in which département an intercommunalité has its first commune."""
    return decoupage().departements[decoupage().members(grouping)[0].departement]


def _communes(content: object, info: ValidationInfo) -> object:
    """Take the communes that are listed, or those of the intercommunalité."""
    grouping = info.data.get("epci")
    if grouping and content:
        raise ValueError("les communes sont celles de l’intercommunalité déclarée : retirez « communes », ou « epci »")
    if grouping:
        return {one.code: one.name for one in decoupage().members(grouping_of(grouping))}
    day, departements = info.data.get("valid_until"), info.data.get("departements") or {}
    return _one_by_one(content, lambda written: _commune(written, day, departements))


_Listed = list[str | int]
Departements = Annotated[
    dict[str, str], BeforeValidator(_departements, json_schema_input_type=_Listed | dict[str, str])
]
"""Départements by code: a list of names or codes, or code → name."""
Epci = Annotated[str, BeforeValidator(_epci)]
"""The name of an intercommunalité, or its SIREN number."""
Communes = Annotated[
    dict[CommuneCode, CommuneName],
    BeforeValidator(_communes, json_schema_input_type=_Listed | dict[CommuneCode, CommuneName]),
]
"""Communes by INSEE code: a list of names or codes, or code → name; those of `epci` where it is given."""
