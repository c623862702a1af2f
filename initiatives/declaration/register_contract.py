"""What a register is made of: its columns, what each may hold, and its key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from initiatives.declaration.scales import SCALES
from initiatives.declaration.vocabulary import LABELS
from initiatives.declaration.word_lists import ListName, Word

ColumnKind = Literal[
    "id",
    "one_of",
    "number",
    "date",
    "time",
    "text",
    "structure",
    "partenaire",
    "groupe",
    "vague",
    "axe",
    "code",
    "commune",
    "person",
]
"""`structure`, `partenaire`, `groupe`, `vague`, `axe`, `commune` and `code` (of the coding grid) must be declared ids;
`person` becomes a pseudonym; `time` is an hour of the day, of which only durations are made; `id` is unique when it is
the register's key; `text` is read and never counted; few are published, each by a rule of its own.
A commune is no scope: it only tells where what is public anyway stands or took place."""


@dataclass(frozen=True)
class RegisterColumn:
    """One column of a register: what it holds and whether it may be blank."""

    kind: ColumnKind
    options: tuple[str, ...] = ()
    required: bool = True
    decimals: int = 0
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    may_be_planned: bool = False
    """Whether a date may come after the evaluation."""
    listed: ListName | None = None
    """The list of the initiative that says which words may stand here, rather than `options`."""
    words: Mapping[str, Word] = field(default_factory=dict)
    """Of such a list, the words once the initiative is known."""
    unless: tuple[str, ...] = ()
    """Columns in whose presence this one need not be filled: another place, hours in place of a duration."""
    instead_of: str | None = None
    """A register that tells the same thing row by row: where it is declared, this column has no place."""
    either: str | None = None
    """The column that says the same in another unit: where that one alone is declared, this one has no place."""

    def label(self, option: str) -> str:
        """Return how one of the options is read."""
        found = self.words.get(option)
        return found.label if found else LABELS.get(option, _ON_SCALES.get(option, option))

    @property
    def places(self) -> bool:
        """Whether a row cannot be placed without it: the row is set aside when this cell is refused or, required, blank."""
        return self.kind in _PLACING or (self.kind == "partenaire" and self.required)


_ON_SCALES = {level: label for scale in SCALES.values() for level, label in scale.levels.items()}
_PLACING: tuple[ColumnKind, ...] = ("structure", "groupe", "vague", "person")


@dataclass(frozen=True)
class RegisterContract:
    """One register: its label, its columns, and its key (a column whose values are unique)."""

    label: str
    columns: dict[str, RegisterColumn] = field(default_factory=dict)
    key: str | None = None
    numbered: bool = False
    """Whether a file that has no column for the key has its rows numbered as the spreadsheet does."""
    of_the_evaluator: bool = False
    """Whether the evaluator fills it: nobody else is to mend it."""
    together: tuple[str, ...] = ()
    """Columns that name a row together: two rows alike there say the same thing twice, and the last one counts."""

    @property
    def people(self) -> tuple[str, ...]:
        """Columns that tell people apart: with one, the register is kept by person."""
        return tuple(name for name, column in self.columns.items() if column.kind == "person")
