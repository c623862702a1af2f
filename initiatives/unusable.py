"""What any stage raises when the evaluation cannot be made, whatever the reason."""


class UnusableInitiative(Exception):  # noqa: N818 - read aloud: « initiative inutilisable »
    """The evaluation cannot be made; `problems` says every reason, in French, without any personal value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
