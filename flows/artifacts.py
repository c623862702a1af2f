"""What a run shows in Prefect’s pages: its indicators and the quality of its data, as published and no further."""

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.order import Run
from flows.served_pages import link_to
from indicators.counting.tallies import TERRITORY
from indicators.explaining.lines import file_label
from indicators.figures.results import Figure, PublishedResults
from initiatives.validation.quality import Passage

STATUS = {"masque": "masqué", "sans_donnee": "sans donnée", "non_publie": "non publié"}


def publish(run: Run) -> None:
    """Create the artifacts of a run, under keys that bear the initiative's name: a link to its pages where they are served."""
    committee = run.results[0]
    link = link_to(committee.initiative.slug, run.folder.name)
    name = committee.initiative.slug.replace("_", "-")
    if link:
        create_link_artifact(
            key=f"rapports-{name}",
            link=link,
            link_text="Revue et rapports",
            description=f"La revue et les rapports de « {committee.initiative.name} », tant que « utilite serve » tourne.",
        )
    create_table_artifact(
        key=f"indicateurs-{name}",
        table=indicator_table(committee),
        description=f"Indicateurs de « {committee.initiative.name} » pour l’ensemble du territoire.",
    )
    create_markdown_artifact(
        key=f"qualite-des-donnees-{name}",
        markdown=quality_summary(committee),
        description=f"Qualité des données de « {committee.initiative.name} ».",
    )


def indicator_table(results: PublishedResults) -> list[dict[str, str]]:
    """List the figures of the whole territory as one audience may read them; a masked one says so."""
    return [_line(results, figure) for figure in results.figures if figure.cell.scope == TERRITORY]


def _line(results: PublishedResults, figure: Figure) -> dict[str, str]:
    told = figure.value is not None and not figure.counts_only
    value = STATUS.get(figure.status) or (f"{figure.value:.6g}" if told else "")
    return {
        "indicateur": figure.indicator,
        "libelle": results.indicators[figure.indicator].label,
        "partie": figure.part_label,
        "vague": figure.cell.wave,
        "population": figure.cell.population,
        "valeur": value.replace(".", ","),
        "unite": figure.unit,
        "n": "" if figure.n is None else str(figure.n),
    }


def quality_summary(results: PublishedResults) -> str:
    """Say in Markdown, file by file, how many rows were read, used and set aside, by rule. Never which."""
    lines = [
        f"# Qualité des données : {results.initiative.name}",
        "",
        "| Fichier | Lignes lues | Utilisées | Écartées | Motifs |",
        "|---|--:|--:|--:|---|",
        *(_file(results, passage) for passage in results.passages),
    ]
    return "\n".join(lines)


def _file(results: PublishedResults, passage: Passage) -> str:
    told = [f"{rule} : {count}" for rule, count in sorted(passage.set_aside.items())]
    reasons = ", ".join((*told, *(f"{rule} : quelques-unes, non comptées" for rule in passage.few)))
    aside = sum(passage.set_aside.values())
    numbers = f"{passage.read} | {passage.used} | {aside}" if passage.counted else "masqué | masqué | masqué"
    return f"| {file_label(results.initiative, passage)} | {numbers} | {reasons} |"
