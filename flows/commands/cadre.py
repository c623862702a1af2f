"""`utilite cadre`: the framework of an evaluation, to agree on before anything is collected."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from flows.data_dir import data_dir
from flows.known import find_initiative
from indicators.definitions.choosing import choose
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from reports.composition.framework import framework
from reports.delivery.whole_files import put_whole
from reports.rendering.drawings import draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf


def write_framework(name: str, output: Path | None) -> int:
    """Write cadre.html and cadre.pdf; raises `UnusableInitiative` with every mistake of the declaration."""
    initiative, problems = declare(find_initiative(name), collected=False)
    if initiative is None:
        raise UnusableInitiative(problems)
    indicators, mistakes = choose(initiative)
    if problems or mistakes:
        raise UnusableInitiative((*problems, *mistakes))
    document = framework(initiative, indicators)
    drawings = draw_all([document])
    folder = (output.expanduser() if output else data_dir() / "cadres") / initiative.slug
    put_whole(folder / "cadre.html", render_html(document, drawings).encode())
    put_whole(folder / "cadre.pdf", render_pdf(document, drawings))
    Console(highlight=False, soft_wrap=True).print(
        f"[bold green]Cadre d’évaluation écrit[/] : {escape(str(folder))}\n"
        "Faites-le lire et valider par les partenaires avant de collecter."
    )
    return 0
