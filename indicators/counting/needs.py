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


@dataclass(frozen=True, order=True)
class Score:
    """The sum of several items on ordered scales, unit by unit; blank as soon as one item has no valid answer.

    Its levels are the numbers from the lowest to the highest possible sum, half marks included where items have them. An item
    of `reversed_items` counts as (lowest + highest − answer).
    """

    items: tuple[str, ...]
    reversed_items: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return the columns it is made of."""
        return self.items


Derived = Coded | AnyOf | Score


@dataclass(frozen=True, order=True)
class Need:
    """Counts that a measure asks of the tally stage.

    - `table`: whose rows are the units (a group, or a register);
    - `columns`: coded columns counted jointly, each with its levels, then illegible, « ne sait pas », « non concerné », blank
      as levels of their own (empty: the units alone are counted);
    - `amount`: an integer column summed within each joint level (n, Σx, Σx²);
    - `where`: keeps only rows whose column holds one of these values;
    - `paired`: a before × after crossing of `columns[0]`, over people matched between two waves;
    - `followed`: with `paired`, everyone known at the earlier wave instead: the answer to `columns[0]` then, crossed with
      whether they are there at the later wave (levels `non`, `oui`), so that leavers can be compared with stayers;
    - `compared`: everyone who answered at either of two waves, matched or not: the answer to `columns[0]` crossed with
      the wave (levels `avant`, `apres`).
    """

    table: str
    columns: tuple[Derived, ...] = ()
    amount: str | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    paired: bool = False
    followed: bool = False
    compared: bool = False

    @property
    def of_two_waves(self) -> bool:
        """Whether it counts over pairs of waves, « before>after », instead of wave by wave."""
        return self.paired or self.compared


PRESENT = (("rencontres", "presents"), ("seances", "presents"))
"""The registers, and their column, of people present at something public: a number, for want of names."""


def counts_present(need: Need) -> bool:
    """Say whether a need adds up people present at something public: nobody is told apart, but a few are few."""
    return (need.table, need.amount) in PRESENT
