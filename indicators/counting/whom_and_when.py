"""Of whom and of when a figure speaks: texts that results print as they are, and that know how they are read."""

from typing import Self

BETWEEN = ">"
"""Joins two waves."""
_OF = ":"


class Scope(str):
    """Of whom a figure speaks: « territoire », or a kind of `vocabulary.SCOPES` and which one, « partenaire:unis_cite »."""

    __slots__ = ()

    @classmethod
    def of(cls, kind: str, member: str) -> Self:
        """Return the scope of one partner, of one kind of structure…"""
        return cls(f"{kind}{_OF}{member}")

    @property
    def kind(self) -> str:
        """Return what it is one of: « partenaire », « type_structure »; « territoire » for the whole."""
        return self.partition(_OF)[0]

    @property
    def member(self) -> str:
        """Return which one it is; "" for the whole."""
        return self.partition(_OF)[2]


class Waves(str):
    """Of when a figure speaks: a wave, the two that it compares, « debut>fin », or "" for registers, which have none."""

    __slots__ = ()

    @classmethod
    def pair(cls, before: str, after: str) -> Self:
        """Return an earlier wave and a later one."""
        return cls(f"{before}{BETWEEN}{after}")

    @property
    def each(self) -> tuple[str, ...]:
        """Return the waves in order of time: none, one, or two."""
        return tuple(self.split(BETWEEN)) if self else ()

    @property
    def before(self) -> str:
        """Return the earlier wave, or the only one."""
        return self.partition(BETWEEN)[0]

    @property
    def after(self) -> str:
        """Return the later wave, or the only one."""
        return self.rpartition(BETWEEN)[2]
