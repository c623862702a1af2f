"""`utilite explain`: what stands behind a figure, as the committee may read it."""

from rich.console import Console
from rich.markup import escape

from flows.known import find_initiative
from flows.order import Order
from flows.stages import measure
from flows.steps import plain_steps
from flows.watch import Watch, wrapped
from indicators.explain import UnknownFigure, explain_figure
from initiatives.quality import UnusableInitiative


def show(initiative: str, indicator: str, scope: str | None, wave: str | None) -> int:
    """Measure again and print the explanation. Raises `UnusableInitiative` when there is no such figure."""
    folder = find_initiative(initiative)
    watch = Watch(folder.name)
    committee = measure(Order(folder), wrapped(plain_steps(watch.seconds), watch.around)).results[0]
    try:
        lines = explain_figure(committee, indicator, scope, wave)
    except UnknownFigure as unknown:
        told = str(unknown)
    else:
        console = Console(highlight=False, soft_wrap=True)
        for line in lines:
            console.print(escape(line))
        return 0
    raise UnusableInitiative((told,))
