"""What a measure wants counted, said without touching a row."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Coded:
    """A coded column as it is: a closed question, an option `question.option`, or a register's list."""

    column: str

    def names(self) -> tuple[str, ...]:
        """Return the columns it is made of."""
        return (self.column,)


@dataclass(frozen=True, order=True)
class AnyOf:
    """Yes when at least one of these options of a question with several answers is ticked; blank stays blank."""

    question: str
    options: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Return the columns it is made of."""
        return tuple(f"{self.question}.{option}" for option in self.options)


Derived = Coded | AnyOf


@dataclass(frozen=True, order=True)
class Need:
    """Counts that a measure asks of the tally stage.

    - `table`: whose rows are the units (a group, or a register);
    - `columns`: coded columns counted jointly, each with its levels, then « ne sait pas », « non concerné », blank
      as levels of their own (empty: the units alone are counted);
    - `amount`: an integer column summed within each joint level (n, Σx, Σx²);
    - `where`: keeps only rows whose column holds one of these values;
    - `paired`: a before × after crossing of `columns[0]`, over people matched between two waves.
    """

    table: str
    columns: tuple[Derived, ...] = ()
    amount: str | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    paired: bool = False
