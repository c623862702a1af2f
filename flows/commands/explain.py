"""`utilite explain`: what stands behind a figure, as the committee may read it; a host structure's, as it reads it.

Whoever types it owns the data: files are told by their names.
"""

from dataclasses import replace

from rich.console import Console
from rich.markup import escape

from flows.forgotten_people import forgotten_of
from flows.known import find_initiative
from flows.order import Order
from flows.stages import measure
from flows.steps import plain_steps
from flows.watch import Watch, wrapped
from indicators.explaining.explain import UnknownFigure, explain_figure
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate


def show(initiative: str, indicator: str, scope: str | None, wave: str | None) -> int:
    """Measure again and print the explanation. Raises `UnusableInitiative` when there is no such figure."""
    folder = find_initiative(initiative)
    watch = Watch(folder.name)
    steps, file_names = plain_steps(watch.seconds), dict[str, str]()

    def named(initiative: Initiative, tables: tuple[RawTable, ...]) -> Dataset:
        # Nothing is written to providers here: a figure is only read again.
        dataset = validate(initiative, tables, forgotten_of(initiative.slug))
        file_names.update(dataset.file_names)
        return dataset

    results = measure(Order(folder), wrapped(replace(steps, validate=named), watch.around)).results
    reader = next((one for one in results if one.audience.host is not None and one.audience.id == scope), results[0])
    try:
        lines = explain_figure(reader, indicator, scope, wave, file_names)
    except UnknownFigure as unknown:
        told = str(unknown)
    else:
        console = Console(highlight=False, soft_wrap=True)
        for line in lines:
            console.print(escape(line))
        return 0
    raise UnusableInitiative((told,))
