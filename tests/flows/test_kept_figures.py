"""What is kept of a final version reads back exactly, and nothing has changed where nothing did."""

from datetime import timedelta
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.kept_figures import keep_figures, kept_figures
from flows.last_version import last_version
from flows.order import Order
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import Watch, wrapped
from indicators.counting.tallies import Cell
from indicators.figures.results import Figure, Status
from initiatives.declaration.vocabulary import Evidence, Flag, Unit
from reports.tables.csv_files import figures_of
from tests.flows.test_given_out_before import AT, made, ready

NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
WHOLE = st.none() | st.integers(0, 10**9)
TEXT = st.text(max_size=12)
FIGURES = st.builds(
    Figure,
    indicator=TEXT,
    part=TEXT,
    part_label=TEXT,
    cell=st.builds(Cell, TEXT, TEXT, TEXT),
    status=st.sampled_from(get_args(Status)),
    reason=st.none() | TEXT,
    value=NUMBERS,
    text=st.none() | TEXT,
    unit=st.sampled_from(get_args(Unit)),
    n=WHOLE,
    k=WHOLE,
    n_effective=WHOLE,
    missing=WHOLE,
    illegible=WHOLE,
    dont_know=WHOLE,
    not_concerned=WHOLE,
    low=NUMBERS,
    high=NUMBERS,
    method=TEXT,
    evidence=st.sampled_from(get_args(Evidence)),
    flags=st.lists(st.sampled_from(get_args(Flag)), max_size=3).map(tuple),
    test=st.none() | TEXT,
    p=NUMBERS,
    p_adjusted=NUMBERS,
    annex=st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FIGURES, max_size=5).map(tuple))
def test_written_read_equal(data_home: Path, figures: tuple[Figure, ...]) -> None:
    keep_figures("jardin", "un", figures)
    assert kept_figures("jardin", "un") == figures


def test_a_version_is_read_back_as_it_was_told(data_home: Path) -> None:
    folder = ready(data_home)
    run = made(folder, 0, final=True)
    last = last_version(folder.name, {})
    assert last is not None
    assert last.figures == run.results[0].figures
    with (run.folder / "results.csv").open(encoding="utf-8", newline="") as table:
        assert figures_of(table) != last.figures, "the table rounds: compared with it, the same figures would differ"


def test_nothing_has_changed_where_nothing_did_and_the_same_final_is_made_again(data_home: Path) -> None:
    folder = ready(data_home)
    made(folder, 0, final=True)
    for rank, final in ((1, False), (2, True)):
        watch = Watch(folder.name)
        order = Order(folder, ("complete",), final, at=AT + timedelta(days=rank))
        run = evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))
        page = (run.folder / "reports" / "complete.html").read_text(encoding="utf-8")
        assert "Rien n’a changé" in page.replace("\u202f", " ").replace("\xa0", " ")
