"""What people wrote, and what the initiative declares of itself: texts, quality card, events, members."""

from collections import Counter

from initiatives.declaration.model import Partner
from initiatives.declaration.vocabulary import LABELS
from initiatives.validation.quality import rows_received
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.recommendations import recommended
from reports.composition.pieces.written import read, to_do
from reports.composition.published import ReportedResults
from reports.words import french, gathered_actors


def text(published: ReportedResults, name: str) -> tuple[doc.Block, ...]:
    """Place `texts/<name>.md` of the initiative; where it is missing, a note says that it is to be written.

    A table whose headings are Constat, Recommandation, Porteur, Échéance becomes numbered recommendations.
    """
    written = read(published.initiative.folder, name)
    if written is None:
        return (to_do("À compléter", f"Texte à écrire dans texts/{name}.md."),)
    if written.problem:
        return (to_do("Texte à corriger", written.sentence()),)
    return tuple(shown for block in written.blocks for shown in recommended(published.initiative, block, written.name))


def quality_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say in one table who evaluated, when, with which data: the « fiche qualité »."""
    initiative = published.initiative
    waves = [f"{wave.label} ({french.day(wave.from_)} – {french.day(wave.to)})" for wave in initiative.waves.values()]
    passages = [one for one in published.results.passages if one.collected]
    read, used = rows_received(passages)
    facts = {
        "Commanditaire": initiative.commissioner,
        "Évaluateur": initiative.evaluator,
        "Liens d’intérêt": initiative.interests or "Non déclarés",
        "Territoire": initiative.territory.name,
        "Dates de terrain": " ; ".join(waves),
        "Date de l’évaluation": french.day(initiative.evaluated_on),
        "Groupes interrogés": french.joined([group.label for group in initiative.groups.values()]),
        "Lignes de données": ", ".join(map(_counted, (read, used, read - used), ("lue", "utilisée", "écartée")))
        + ("" if all(passage.counted for passage in passages) else ", sans les fichiers dont le nombre est masqué"),
        "Confidentialité": f"Aucun chiffre calculé sur moins de {initiative.confidentiality.persons} personnes "
        f"({initiative.confidentiality.health} pour la santé) ou de {initiative.confidentiality.organisations} "
        "organisations",
        "Version des données": published.results.data_version,
    }
    if initiative.synthetic:
        facts = {"Nature des données": "Données synthétiques de démonstration"} | facts
    return (_two_columns("Qui évalue, quand, avec quelles données", "Élément", "Valeur", facts),)


def _counted(count: int, how: str) -> str:
    return f"{french.integer(count)} {how}{'s' if count > 1 else ''}"


def members(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List the organisations of the alliance by kind of actor, with their dates; where they are many, by their names alone."""
    if not published.initiative.partners:
        return absent("Aucune organisation de l’alliance n’a été déclarée.")
    partners = sorted(published.initiative.partners.values(), key=lambda one: (one.actor, french.natural(one.name)))
    if len(partners) > LISTED:
        return (_named_by_type(published, partners),)
    rows = tuple(
        (
            doc.TableCell(french.typography(partner.name)),
            doc.TableCell(LABELS[partner.type]),
            doc.TableCell(french.month(partner.joined) + (f" – {french.month(partner.left)}" if partner.left else "")),
            doc.TableCell(french.typography(partner.role or "")),
        )
        for partner in partners
    )
    kinds, counted = Counter(partner.actor for partner in partners), gathered_actors.counted_with(partners)
    columns = (
        doc.TableColumn("Organisation"),
        doc.TableColumn("Statut"),
        doc.TableColumn("Depuis"),
        doc.TableColumn("Rôle"),
    )
    return (
        doc.DataTable(
            title=_members_title(published, len(rows)),
            columns=columns,
            rows=rows,
            note=french.typography(" ".join(filter(None, (f"{gathered_actors.present(kinds)}.", counted)))),
        ),
    )


LISTED = 40
"""Members listed line by line; more would take pages before anything is said of what they do."""


def _named_by_type(published: ReportedResults, partners: list[Partner]) -> doc.DataTable:
    named: dict[str, list[str]] = {}
    for partner in partners:
        left = f" (jusqu’en {french.month(partner.left)})" if partner.left else ""
        named.setdefault(LABELS[partner.type], []).append(f"{partner.name}{left}")
    rows = tuple(
        tuple(map(doc.TableCell, (kind, french.integer(len(names)), french.typography(" ; ".join(names)))))
        for kind, names in named.items()
    )
    columns = (
        doc.TableColumn("Statut"),
        doc.TableColumn("Membres", numeric=True),
        doc.TableColumn("Organisations"),
    )
    return doc.DataTable(title=_members_title(published, len(partners)), columns=columns, rows=rows)


def _members_title(published: ReportedResults, count: int) -> str:
    if count == 1:
        return "Le membre du collectif"
    return (
        f"Les {count} partenaires"
        if published.initiative.form == "partenariat"
        else f"Les {count} membres du collectif"
    )


def _two_columns(title: str, first: str, second: str, facts: dict[str, str]) -> doc.DataTable:
    rows = tuple((doc.TableCell(name), doc.TableCell(french.typography(said))) for name, said in facts.items())
    return doc.DataTable(title=title, columns=(doc.TableColumn(first), doc.TableColumn(second)), rows=rows)
