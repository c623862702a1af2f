"""What is raised when the program, and not the data, is at fault."""


class BrokenContract(Exception):  # noqa: N818 - read aloud: « contrat rompu »
    """A checked table is not what was promised: a fault of the program, not of the data.

    Its message says table, column and rule, never a value: it may be kept and shown.
    """
