"""Whether the reports that a declaration asks for can be told apart, on every system: each has files of its own name."""

from collections.abc import Iterator
from pathlib import Path

from initiatives.declaration.declared import RESERVED
from initiatives.declaration.draft import Draft

_STRUCTURES = "structures_accueil"


def check_editions(draft: Draft, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the names of editions, and of the initiative, whose runs and readers' folders bear it."""
    place, content = draft.declared.place, draft.declared.content
    written = content.get("editions") if isinstance(content, dict) else None
    slug = content.get("slug", folder.resolve().name) if isinstance(content, dict) else None
    if isinstance(slug, str) and slug.casefold() in RESERVED:
        yield f"{place(('slug',))} : « {slug} » est un nom réservé par Windows. Écrivez « slug: » avec un autre nom."
    editions = [str(key) for key in written] if isinstance(written, dict) else []
    for key in editions:
        if key.casefold() in RESERVED:
            yield f"{place(('editions', key))} : « {key} » est un nom réservé par Windows. Donnez-en un autre à l’édition."
        edition = draft.editions.get(key)
        if edition is None:
            continue
        if edition.each == "structure" and _STRUCTURES not in draft.names["registers"]:
            yield (
                f"{place(('editions', key))} : une édition par structure a besoin du registre « {_STRUCTURES} ». "
                "Déclarez-le aussi."
            )
        for partner in draft.names["partners"] if edition.each == "partner" else ():
            if f"{key}_{partner}" in editions:
                yield (
                    f"{place(('editions', f'{key}_{partner}'))} : cette édition porte le nom du rapport de l’édition « {key} » "
                    f"pour le partenaire « {partner} ». Donnez-en un autre à l’édition."
                )
