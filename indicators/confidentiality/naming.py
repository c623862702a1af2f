"""Names by which what one run told is found again in another: by what a base holds, not by the order it came in."""

from dataclasses import asdict, fields

from indicators.counting.needs import Derived, Need
from indicators.counting.tallies import AskedAt, Base


def name_of_question(question: AskedAt) -> str:
    """Name a question by what it holds, so that another run can be compared with it."""
    asked = question.asked
    said = asked if isinstance(asked, str) else "" if asked is None else _name_of_column(asked)
    counted = "tous" if question.everybody else "" if question.of is None else name_of_base(question.of)
    return " ".join((question.table, said, question.wave, counted))


def name_of_base(base: Base) -> str:
    """Name a base by what it holds."""
    return " ".join((name_of(base.need), base.wave, "/".join(base.among)))


def name_of(need: Need) -> str:
    """Name a need by what it holds; what it leaves at its default is not said, so that new kinds of need change none."""
    columns = "+".join(_name_of_column(one) for one in need.columns)
    said = [
        f"{field.name}={getattr(need, field.name)!r}"
        for field in fields(need)
        if field.name not in ("table", "columns") and getattr(need, field.name) != field.default
    ]
    return " ".join((need.table, columns, *said))


def _name_of_column(one: Derived) -> str:
    return f"{type(one).__name__}{tuple(asdict(one).values())}"
