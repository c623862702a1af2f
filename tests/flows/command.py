"""The command line as a user meets it: what is typed, what is printed, the exit code."""

import sys
from dataclasses import dataclass

import pytest

from flows import cli


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    code: int
    said: str


def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Told:
    """Type `utilite` with these arguments in this process."""
    monkeypatch.setattr(sys, "argv", ["utilite", *arguments])
    monkeypatch.setenv("COLUMNS", "120")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return Told(int(ended.value.code or 0), out + err)
