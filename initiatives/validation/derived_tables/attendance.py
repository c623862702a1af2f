"""How many people came to each session, from the attendance sheets."""

from initiatives.declaration.registers import ATTENDED
from initiatives.validation.dataset import Table


def attended_sessions(sessions: Table, presences: Table) -> Table:
    """Return one row per session of the log, with `presents`, its rows in the attendance; blank without any sheet.

    A session without a sheet is not a session to which nobody came. It is a table of its own, and not a column of the
    log: what a session was is public, who came is not.
    """
    came = presences.frame["seance"].value_counts()
    came.index = came.index.astype("str")
    present = sessions.frame["seance"].astype("str").map(came).astype("Int64")
    return Table(ATTENDED, sessions.frame.assign(presents=present), {**sessions.decimals, "presents": 0})
