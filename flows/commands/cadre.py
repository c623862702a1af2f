"""`utilite cadre`: the framework of an evaluation, and its papers for data protection, before anything is collected."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from flows.data_dir import data_dir
from flows.known import find_initiative
from indicators.definitions.choosing import choose
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from reports.composition.framework import framework
from reports.composition.privacy_papers import privacy_papers
from reports.delivery.whole_files import put_again
from reports.rendering.drawings import draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf


def write_framework(name: str, output: Path | None) -> int:
    """Write the framework and the drafts that data protection asks for, as HTML and PDF.

    Raises `UnusableInitiative` with every mistake of the declaration.
    """
    initiative, problems = declare(find_initiative(name), collected=False)
    if initiative is None:
        raise UnusableInitiative(problems)
    indicators, mistakes = choose(initiative)
    if problems or mistakes:
        raise UnusableInitiative((*problems, *mistakes))
    papers = privacy_papers(initiative, indicators)
    documents = [framework(initiative, indicators), papers.register_sheet, papers.notice, papers.assessment]
    drawings = draw_all(documents)
    folder = (output.expanduser() if output else data_dir() / "cadres") / initiative.slug
    for document in documents:
        put_again(folder / f"{document.slug}.html", render_html(document, drawings).encode())
        put_again(folder / f"{document.slug}.pdf", render_pdf(document, drawings))
    Console(highlight=False, soft_wrap=True).print(
        f"[bold green]Cadre d’évaluation écrit[/] : {escape(str(folder))}\n"
        "cadre : faites-le lire et valider par les partenaires avant de collecter.\n"
        "registre, notice, analyse-impact : projets pour la protection des données, à compléter avec votre délégué."
    )
    return 0
