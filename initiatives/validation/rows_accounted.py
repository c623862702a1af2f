"""Every row is accounted for: those of a file are used or set aside, and those used are in a table, once."""

from collections.abc import Iterable, Mapping

from initiatives.validation.broken_contract import BrokenContract
from initiatives.validation.dataset import Table
from initiatives.validation.quality import Passage


def account_for_rows(tables: Mapping[str, Table], passages: Iterable[Passage]) -> None:
    """Compare what was read with what was used and set aside, then what was used with the tables.

    Raises `BrokenContract`: a row that was lost, or counted twice, is a fault of the program.
    """
    used: dict[str, int] = {}
    wrong = []
    for passage in passages:
        used[passage.source] = used.get(passage.source, 0) + passage.used
        aside = sum(passage.set_aside.values())
        if passage.read != passage.used + aside:
            wrong.append(f"{passage.id} : {passage.read} lignes lues, {passage.used} utilisées, {aside} écartées")
    for name, rows in used.items():
        held = len(tables[name].frame)
        if held != rows:
            wrong.append(f"{name} : {held} lignes dans la table, {rows} utilisées des fichiers")
    if wrong:
        raise BrokenContract(" ; ".join(wrong))
