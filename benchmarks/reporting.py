"""What reports cost, from published results: per page, per chart, per partner edition, and 200 partner editions.

`python -m benchmarks.reporting` measures in a process of its own and prints JSON; `compare` reads it and judges.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from flows.memory import settle_memory
from flows.order import Order
from flows.stages import measure
from flows.steps import plain_steps
from indicators.counting.tallies import Cell
from indicators.figures.results import Audience, Figure, PublishedResults
from reports.charts.chart_spec import ChartSpec
from reports.charts.style import PAGE_WIDTH
from reports.charts.value_chain import Arrow, ChainStep, Stage, ValueChain
from reports.composition.compose import compose
from reports.document import Document
from reports.rendering.drawings import Drawing
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from reports.rendering.studio import Studio

SILVER_GEEK = Path(__file__).parents[1] / "data" / "initiatives" / "silver_geek"
PER_PAGE, PER_CHART, PER_PARTNER, MANY, MEMORY = 0.060, 0.080, 0.3, 60.0, 1000
PARTNERS = 200


def compare() -> bool:
    """Print what reports cost, each line with its target; return whether all are kept."""
    ran = subprocess.run([sys.executable, "-m", "benchmarks.reporting"], capture_output=True, text=True, check=True)
    cost: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    lines = [
        (f"rapport complet, {cost['pages']} pages HTML et PDF", cost["page"] * 1000, PER_PAGE * 1000, "ms par page"),
        (f"ses {cost['charts']} graphiques, page et téléphone", cost["chart"] * 1000, PER_CHART * 1000, "ms chacun"),
        ("la plus grande chaîne de valeur", cost["chain"] * 1000, PER_CHART * 1000, "ms"),
        ("chaque cahier partenaire en plus", cost["partner"], PER_PARTNER, "s"),
        (f"{PARTNERS} cahiers partenaires", cost["many"], MANY, "s"),
        ("mémoire au plus haut, les deux processus", cost["megabytes"], MEMORY, "Mo"),
    ]
    for name, value, target, unit in lines:
        print(f"{'✓' if value <= target else '✗'} {name} : {value:.3g} {unit} (au plus {target:g} {unit})")
    if cost["weasyprint"]:
        print(
            f"  WeasyPrint, sur le même HTML : {cost['weasyprint']:.1f} s, {cost['weasyprint'] / cost['typst']:.0f} × Typst"
        )
    else:
        print("  WeasyPrint n’est pas installé ici : pas de comparaison")
    return all(value <= target for _, value, target, _ in lines)


def main() -> None:
    """Measure, and print what it took as JSON."""
    settle_memory()
    results = measure(Order(SILVER_GEEK), plain_steps({})).results
    committee = results[0]
    partners = [one for one in results if one.audience.partner]
    with Studio() as studio:
        next(studio.draw_all([_composed(committee, "synthese")]))  # both processes are ready, as in a long campaign
        drawn, charts, drawing = _drawings(studio, _composed(committee, "complete"))
        started = time.perf_counter()
        document = _composed(committee, "complete")
        html, pdf = render_html(document, drawn), render_pdf(document, drawn)
        laid_out = time.perf_counter() - started
        pages = len(pikepdf.open(BytesIO(pdf)).pages)
        alone = _seconds(studio, partners)
        many = _seconds(studio, [_renamed(partners[rank % len(partners)], rank) for rank in range(PARTNERS)])
        typst = _timed(lambda: render_pdf(document, drawn))
    print(
        json.dumps(
            {
                "pages": pages,
                "page": laid_out / pages,
                "charts": charts,
                "chart": drawing / charts,
                "partner": alone / len(partners),
                "many": many,
                "megabytes": _megabytes(),
                # After the memory is read: another process draws charts, this one had nothing of it loaded.
                "chain": min(_timed(lambda: largest_chain().draw(PAGE_WIDTH)) for _ in range(2)),
                "typst": typst,
                "weasyprint": _weasyprint(html),
            }
        )
    )


def largest_chain() -> ValueChain:
    """Return a chain of value of as many steps as one may have, each leading to the first of the next stage."""
    counts = (12, 12, 12, 12, 1)
    stages = tuple(
        Stage(f"Étape {place}", tuple(ChainStep(f"{place}-{step}", f"Une étape {step}") for step in range(count)))
        for place, count in enumerate(counts)
    )
    arrows = tuple(
        Arrow(f"{place}-{step}", f"{place + 1}-0", "told")
        for place, count in enumerate(counts[:-1])
        for step in range(count)
    )
    return ValueChain(alt="", stages=stages, arrows=arrows, key=())


def _composed(results: PublishedResults, edition: str) -> Document:
    return compose(results, edition, "provisoire")


def _drawings(studio: Studio, document: Document) -> tuple[dict[ChartSpec, Drawing], int, float]:
    started = time.perf_counter()
    drawn = next(studio.draw_all([document]))
    return drawn, len(drawn), time.perf_counter() - started


def _seconds(studio: Studio, audiences: Sequence[PublishedResults]) -> float:
    """Make the cahiers of these partners, charts included, one after the other."""
    started = time.perf_counter()
    documents = [_composed(one, "partenaire") for one in audiences]
    drawings: dict[ChartSpec, Drawing] = {}
    for document, drawn in zip(documents, studio.draw_all(documents), strict=True):
        drawings |= drawn
        render_html(document, drawings)
        render_pdf(document, drawings)
    return time.perf_counter() - started


def _renamed(results: PublishedResults, rank: int) -> PublishedResults:
    """Give a partner's results to another of the same initiative, which now has 200."""
    known, new = results.audience.partner or "", f"partenaire_{rank}"
    declared = results.initiative.partners[known]
    added = declared.model_copy(update={"name": f"{declared.name} {rank}"})
    initiative = results.initiative.model_copy(update={"partners": results.initiative.partners | {new: added}})
    audience = Audience(id=f"partenaire:{new}", label=added.name, partner=new)
    figures = tuple(_moved(figure, f"partenaire:{known}", f"partenaire:{new}") for figure in results.figures)
    return replace(results, audience=audience, initiative=initiative, figures=figures)


def _moved(figure: Figure, known: str, new: str) -> Figure:
    cell = figure.cell
    return replace(figure, cell=Cell(new, cell.wave, cell.population)) if cell.scope == known else figure


def _timed(run: Any) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _megabytes() -> float:
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(peaks) / 1024


def _weasyprint(html: str) -> float:
    """Time the other way to a PDF, where it is installed; 0 where it is not."""
    if find_spec("weasyprint") is None:
        return 0.0
    import weasyprint

    return _timed(lambda: weasyprint.HTML(string=html).write_pdf())


if __name__ == "__main__":
    main()
