"""Personal data that nobody asked for: a declared column that holds some stops the evaluation, a free text is told."""

from collections.abc import Collection, Iterator

import numpy as np

from initiatives.collection.personal_values import PersonalKind, personal_heading, personal_texts
from initiatives.declaration.model import Initiative
from initiatives.plain_text import plain
from initiatives.validation.ledger import Ledger
from initiatives.validation.quality import Finding
from initiatives.validation.wrong import Wrong

_OF_ANYTHING = frozenset[PersonalKind](("noms de personnes", "adresses postales"))
"""What tells of a person only where a column is about persons: a structure too has a name and a street."""


def tell_personal(
    ledger: Ledger, *, free: Collection[str], people: Collection[str], on_purpose: Collection[str]
) -> None:
    """Look for personal data in every column that is kept; nothing of what is found is told, but its kind and its place.

    `free` are the headings of free texts, `people` those that say which person a row is about, `on_purpose` those of
    columns that the declaration says to hold personal data.
    """
    announced = {plain(heading) for heading in on_purpose}
    for place, name in enumerate(ledger.raw.frame.columns):
        if plain(str(name)) in announced:
            continue
        texts = ledger.raw.frame.iloc[:, place]
        found = personal_texts(texts.cat.categories.tolist())
        if name in free:
            for kind, held in found:
                for row in np.flatnonzero(np.isin(texts.cat.codes, held)):
                    ledger.note("notice", _in_a_text(kind), int(row), place)
            continue
        kinds = {kind for kind, _ in found if name in people or kind not in _OF_ANYTHING}
        of_heading = personal_heading(ledger.raw.headings[place]) if name in people and texts.notna().any() else None
        if kinds or of_heading:
            ledger.note(
                "blocking", _not_announced(sorted(kinds | ({of_heading} if of_heading else set()))), column=place
            )


def personal_lines(initiative: Initiative) -> Iterator[Finding]:
    """Say which lines of the texts that people write seem to hold personal data; nothing of it is told, but its kind."""
    for path in sorted((initiative.folder / "texts").rglob("*.md")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for kind, held in personal_texts(lines):
            for line in held:
                yield Finding(
                    file=path.relative_to(initiative.folder).as_posix(),
                    sheet=None,
                    row=line + 1,
                    column=None,
                    rule="texte_personnel",
                    severity="notice",
                    message=f"cette ligne semble tenir des données personnelles ({kind}), et sera imprimée telle quelle.",
                    remedy="Retirez-les, sauf si la personne l’a accepté.",
                )


def _in_a_text(kind: PersonalKind) -> Wrong:
    return Wrong(
        "texte_personnel",
        f"ce texte libre semble tenir des données personnelles ({kind}).",
        "Effacez-les avant qu’on ne le lise : aucun rapport ne doit les reprendre.",
    )


def _not_announced(kinds: list[PersonalKind]) -> Wrong:
    return Wrong(
        "donnees_personnelles",
        f"cette colonne tient des données personnelles que rien n’annonce ({', '.join(kinds)}).",
        "Retirez-les de l’export ; si c’est voulu (une clé, par exemple), écrivez son intitulé sous « personal_columns » dans la "
        "déclaration.",
    )
