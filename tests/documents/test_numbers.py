"""Every number of every edition, in both outputs, is one that the reader's results.csv gives for the figure it speaks of."""

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf

from indicators.counting.whom_and_when import Scope
from indicators.figures.results import PublishedResults
from reports.tables.csv_files import reconciliation_csv, results_csv
from reports.words.labels import scope_label
from tests.documents import marked, tagged
from tests.documents.anchoring import Anchors, tight
from tests.documents.comparing import Verdict, compare
from tests.documents.conftest import Evaluation, Made
from tests.documents.places import Cells, Place
from tests.documents.published_rows import Line, Printed, lines, sums
from tests.documents.written import exempt


def test_both_outputs_print_the_numbers_of_the_results_and_no_other(evaluation: Evaluation) -> None:
    wrong, compared = {}, {}
    for name, made in evaluation.reports.items():
        for output, places in _outputs(made):
            verdict = verdict_on(made.results, places)
            compared[name, output] = verdict.compared
            if verdict.wrong:
                wrong[name, output] = verdict.wrong[:20]
    assert wrong == {}
    least = {key: 3 if evaluation.reports[key[0]].document.cover.poster else 30 for key in compared}
    assert [key for key, count in compared.items() if count < least[key]] == []
    assert max(compared.values()) >= 2000, compared


def _outputs(made: Made) -> Iterator[tuple[str, Iterable[Place]]]:
    yield "html", marked.places(made.html)
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        yield "pdf", tuple(tagged.places(opened))


def verdict_on(results: PublishedResults, places: Iterable[Place]) -> Verdict:
    """Compare a report with what its reader is given."""
    known = read(results)
    scopes = {line.scope: scope_label(results.initiative, Scope(line.scope)) for line in known}
    reader = results.audience
    own = f"partenaire:{reader.partner}" if reader.partner else ""
    if reader.host:
        own = f"structure:{reader.host.id}"
        scopes[f"type_structure:{reader.host.type_structure}"] = "Même type"
    return compare(places, Anchors(known, sums(reconciliation_csv(results)), scopes, own), exempt(results))


def read(results: PublishedResults) -> tuple[Line, ...]:
    """Read back what a reader is given as results.csv."""
    return lines(results_csv(results), results.figures, results.initiative.targets)


def test_annex_b_gives_every_main_figure_and_masked_ones_in_words(evaluation: Evaluation) -> None:
    """The other way round: what the committee may read is there, with its value; what is masked has no number."""
    made = evaluation.proofs
    known = [line for line in read(made.results) if line.part == "" and line.scope == "territoire"]
    for output, places in _outputs(made):
        values: dict[str, set[str]] = {}
        for row in (row for place in places if isinstance(place, Cells) for row in place.rows):
            values.setdefault(tight(row[0]), set()).add(tight(row[1]))
        for line in known:
            own = values.get(tight(f"{line.label}{line.code}"), set())
            if line.status == "masque" and line.population in WHOLE:
                assert "masqué" in own, (output, line.id, line.wave)
            elif line.status == "publie" and line.population in WHOLE and not _condensed(line):
                assert any(_holds(value, line) for value in own), (output, line.id, line.wave, own, line.value)


WHOLE = ("tous", "apparies")


def _condensed(line: Line) -> bool:
    """Whether annex B counts it with its likes: a question that nobody left blank."""
    return line.id.startswith("evaluation_sans_reponse_") and line.value == 0


def _holds(value: str, line: Line) -> bool:
    """Whether a cell holds the value of a line."""
    found = re.match(r"([+−]?[\d]+(?:,\d+)?)(%|sur|min)?", value)
    if found is None:
        return line.value is None
    said = Printed.of(found[1])
    if line.share and found[2] == "sur":
        return said.counts(line.k)
    if found[2] == "min":
        return not line.share and said.rounds(line.value, 60)
    return said.rounds(line.value, 100) if line.share else line.says(said)
