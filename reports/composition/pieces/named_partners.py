"""The value for each partner that agreed to be named: what it wanted, brought and gets, and its sentence, of `texts/partenaires/`.

Amounts are those that all may read already (`shares_with`); the words of a file hold no number, which no search of
confidentiality would know of.
"""

import re
from collections.abc import Iterator

from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.pieces.shapes import kind
from reports.composition.pieces.written import Written, read, to_do
from reports.composition.prose import flat, plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

TEXTS = "partenaires"
WANTED, BROUGHT, GETS = "vise", "apporte", "retire"
"""What a file says at its head; its one paragraph is the sentence that the partner may be quoted for."""


MOST = 12
"""Partners whose rows a chapter holds: of more it gives the names, and the technical annex the rows."""


def named_partners(published: ReportedResults, whole: bool = False) -> tuple[doc.Block, ...]:
    """List the partners that agreed to be named, one a row; nobody where those left out would be too few to stay together.

    Of many, their names only, by type of actor; `whole` lists the rows of those, for the technical annex, and nothing of a few.
    """
    initiative = published.initiative
    files = named_texts(initiative)
    notes = tuple(to_do("À compléter", said) for name in files for said in unfit(initiative, name))
    shown = [name for name in files if not unfit(initiative, name) and _agrees(initiative, _key(name))]
    left = len(initiative.partners) - len(shown)
    if whole and (len(shown) <= MOST or 0 < left < initiative.confidentiality.organisations):
        return ()
    if not shown:
        return notes
    heading = doc.Heading(level=2, text="Partenaire par partenaire", anchor="partenaire-par-partenaire", number="?")
    if 0 < left < initiative.confidentiality.organisations:
        few = "Aucun partenaire n’est nommé ici : ceux qui ne le seraient pas sont trop peu nombreux pour rester ensemble."
        return (heading, doc.Prose(inline=plain(french.typography(few))), *notes)
    if len(shown) > MOST and not whole:
        return (heading, _by_type(initiative, shown, left), *notes)
    heads = ("Partenaire", "Ce qu’il visait", "Ce qu’il a apporté", "Ce qu’il en retire")
    table = doc.DataTable(
        title="Ceux qui ont accepté d’être nommés",
        columns=tuple(map(doc.TableColumn, heads)),
        rows=tuple(_row(published, name) for name in shown),
        note=french.typography(_together(left)),
        anchor="partenaires-nommes",
        compact=whole,
    )
    return (heading, table) if whole else (heading, table, *notes)


def _by_type(initiative: Initiative, shown: list[str], left: int) -> doc.DataTable:
    """Name partners, one row for each type of actor: those that are many first."""
    names: dict[str, list[str]] = {}
    for key in map(_key, shown):
        names.setdefault(LABELS[initiative.partners[key].type], []).append(initiative.partners[key].name)
    rows = sorted(names.items(), key=lambda one: (-len(one[1]), one[0]))
    rest = "Ce que chacun visait, a apporté et en retire, et sa phrase, sont dans l’annexe technique."
    return doc.DataTable(
        title="Ceux qui ont accepté d’être nommés",
        columns=(
            doc.TableColumn("Statut"),
            doc.TableColumn("Nombre", numeric=True),
            doc.TableColumn("Partenaires"),
        ),
        rows=tuple(
            (
                doc.TableCell(label),
                doc.TableCell(french.integer(len(own))),
                doc.TableCell(" · ".join(sorted(own, key=french.natural))),
            )
            for label, own in rows
        ),
        note=french.typography(f"{rest} {_together(left)}".strip()),
        anchor="partenaires-nommes",
        compact=True,
    )


def named_texts(initiative: Initiative) -> tuple[str, ...]:
    """Name the texts of an initiative that speak of one partner each, as `read` knows them.

    Where some are named so, whoever agreed to be named has one too, to be written where it is not there.
    """
    there = [file.stem for file in sorted((initiative.folder / "texts" / TEXTS).glob("*.md"))]
    agreed = [
        key
        for key, one in initiative.consents.items()
        if key in initiative.partners and "nommer" in one.to and one.withdrawn is None
    ]
    return tuple(f"{TEXTS}/{key}" for key in dict.fromkeys([*there, *agreed] if there else []))


def unfit(initiative: Initiative, name: str) -> tuple[str, ...]:
    """Say in French what keeps a text from being printed; nothing where it is, or where its agreement was taken back."""
    written = read(initiative.folder, name)
    return (f"texts/{name}.md : à écrire.",) if written is None else tuple(_unfit(initiative, _key(name), written))


def _unfit(initiative: Initiative, key: str, written: Written) -> Iterator[str]:
    if written.problem:
        yield written.sentence()
        return
    consent = initiative.consents.get(key)
    if key not in initiative.partners:
        yield f"{written.name} : « {key} » n’est pas un partenaire déclaré. Donnez au fichier l’identifiant du partenaire."
    elif consent is None or "nommer" not in consent.to:
        yield (
            f"{written.name} : {initiative.partners[key].name} n’a pas accepté d’être nommé. Écrivez dans initiative.yaml "
            f"« consents: {{{key}: {{to: nommer, on: …}}}} », ou retirez le fichier."
        )
    for head, what in ((WANTED, "ce qu’il visait"), (GETS, "ce qu’il en retire")):
        if not _head(written, head):
            yield f"{written.name} : écrivez en tête, entre deux lignes « --- », « {head}: » et {what}."
    if not _sentence(written):
        yield f"{written.name} : écrivez sous l’en-tête la phrase dont le partenaire accepte qu’elle soit la sienne."
    if re.search(r"\d", " ".join((*(_head(written, head) for head in (WANTED, BROUGHT, GETS)), _sentence(written)))):
        yield f"{written.name} : écrivez sans chiffre ; ce qu’il a apporté est compté au registre, et protégé avec le reste."


def _row(published: ReportedResults, name: str) -> tuple[doc.TableCell, ...]:
    key, written = _key(name), read(published.initiative.folder, name)
    assert written is not None, "a text that is not there is not shown"
    said = [french.typography(_head(written, head)) for head in (WANTED, BROUGHT, GETS)]
    amount, about = _amount(published, key)
    return (
        doc.TableCell(published.initiative.partners[key].name, detail=french.typography(_quoted(published, written))),
        doc.TableCell(said[0]),
        doc.TableCell(said[1] or amount or "–", detail=amount if said[1] else "", about=about),
        doc.TableCell(said[2]),
    )


def _amount(published: ReportedResults, key: str) -> tuple[str, tuple[str, ...]]:
    """Return what a partner brought in euros and its indicator, where partners agreed to show it to all."""
    for one in published.results.indicators.values() if published.initiative.shows("contributions") else ():
        if kind(one) == "contributions" and one.unit == "euros" and getattr(one.measure, "by", "") == "nature":
            figure = published.figure(one.id, scope=f"partenaire:{key}")
            if figure is not None and figure.status == "publie" and figure.value is not None:
                return french.euros(reading.printed(figure)), (one.id,)
    return "", ()


def _quoted(published: ReportedResults, written: Written) -> str:
    """Quote the sentence of a partner: where it was invented for a demonstration, its mark goes with it wherever it is copied."""
    return f"« {_sentence(written)} »{' (inventé)' if published.initiative.synthetic else ''}"


def _together(left: int) -> str:
    if not left:
        return ""
    return (
        f"Les {french.in_words(left)} autres partenaires restent ensemble, dans ce qui suit comme dans ce qui précède."
    )


def _agrees(initiative: Initiative, key: str) -> bool:
    return initiative.consents[key].withdrawn is None


def _key(name: str) -> str:
    return name.rpartition("/")[2]


def _head(written: Written, key: str) -> str:
    said = written.front.get(key) if isinstance(written.front, dict) else None
    return said.strip() if isinstance(said, str) else ""


def _sentence(written: Written) -> str:
    return " ".join(flat(one.inline) for one in written.blocks if isinstance(one, doc.Prose)).strip()
