from reports.rendering.drawings import draw_all
from reports.rendering.studio import Studio
from tests.reports.sample_report import report


def test_another_process_draws_the_same_charts_each_once() -> None:
    document = report()
    with Studio() as studio:
        first, again = studio.draw_all([document, document])
    assert first == draw_all([document])
    assert first and again == {}
