"""Whether the codes of a territory are those of the places that are named beside them, at the time the territory is told of."""

from collections.abc import Iterator

from initiatives.declaration.communes import bare
from initiatives.declaration.decoupage import PERIMETER_OF, decoupage
from initiatives.declaration.draft import Draft
from initiatives.declaration.places_named import not_then


def check_places(draft: Draft) -> Iterator[str]:
    """Give, in French, every code that is no place's, that of another place, or of one that did not stand then."""
    territory = draft.territory
    if territory is None or not (territory.communes or territory.departements):
        return
    known, place = decoupage(), draft.declared.place
    for code, name in territory.departements.items():
        there = known.departements.get(code)
        if there is None or not _names(name, there):
            yield f"{place(('territory', 'departements', code))} : {_not_this(code, name, there, 'département')}"
    day = territory.valid_until or PERIMETER_OF
    for code, name in territory.communes.items():
        spells = known.spells(code)
        there_then = known.on(code, day)
        if spells and there_then is None:
            yield f"{place(('territory', 'communes', code))} : « {name} » {not_then(spells[-1], day)}."
        elif there_then is None or not any(_names(name, one.name) for one in spells):
            official = there_then.name if there_then else None
            yield f"{place(('territory', 'communes', code))} : {_not_this(code, name, official, 'commune')}"


def _names(written: str, official: str) -> bool:
    """Whether a name may be that of a place: all its words are, « Charenton » for « Charenton-le-Pont »."""
    return set(bare(written).split()) <= set(bare(official).split())


def _not_this(code: str, name: str, official: str | None, kind: str) -> str:
    if official is None:
        none = "aucune commune" if kind == "commune" else "aucun département"
        return f"{none} n’a le code {code}. Corrigez-le, ou citez « {name} » par son nom seul."
    return f"{code} est le code de « {official} », et non de « {name} ». Corrigez l’un des deux."
