"""Every edition of the four demonstrations, laid out once: `make test-documents` looks at each of them whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.order import Order
from flows.stages import evaluate
from flows.steps import plain_steps
from indicators.figures.results import PublishedResults
from reports.composition.compose import compose
from reports.composition.editions import planned
from reports.document import Document

INITIATIVES = Path(__file__).parents[2] / "data" / "initiatives"
SLUGS = ("silver_geek", "agir_ensemble_charenton", "suez_adeis", "reparer_ensemble")


@dataclass(frozen=True)
class Made:
    """One report: what its reader may know, its document, and what a run wrote of it."""

    results: PublishedResults
    document: Document
    html: str
    pdf: bytes


@dataclass(frozen=True)
class Evaluation:
    """One demonstration: its reports by name, and the file of all its figures."""

    reports: dict[str, Made]
    results: Path

    @property
    def proofs(self) -> Made:
        """Return the report that holds every figure: the technical annex."""
        return self.reports["annexe-technique"]


@pytest.fixture(scope="session", params=SLUGS)
def evaluation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evaluation]:
    """Evaluate one demonstration, whole; nothing is made of it if its audit finds anything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UTILITE_DATA_DIR", str(tmp_path_factory.mktemp(str(request.param))))
        run = evaluate(Order(INITIATIVES / request.param, audit=True), plain_steps({}))
        readers = {one.audience.id: one for one in run.results}
        reports = {}
        for plan in planned(run.results[0].initiative, [one.audience for one in run.results]):
            known = readers[plan.audience]
            document = compose(known, plan.edition, "provisoire")
            written = run.folder / "reports"
            html = (written / f"{plan.slug}.html").read_text(encoding="utf-8")
            reports[plan.slug] = Made(known, document, html, (written / f"{plan.slug}.pdf").read_bytes())
        yield Evaluation(reports, run.folder / "results.csv")
