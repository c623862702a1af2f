"""To whom a form asks a question, read from the language of its tool: the answers to other questions that it takes."""

import re
from collections.abc import Mapping

Condition = Mapping[str, tuple[str, ...]]
"""Question, as the tool names it → codes of its answers, one of which is enough; each question must have one."""
_OF_XLSFORM = re.compile(
    r"selected\(\s*\$\{(?P<in>[^}]+)\}\s*,\s*(?P<q>['\"])(?P<code>[^'\"]*)(?P=q)\s*\)"
    r"|\$\{(?P<name>[^}]+)\}\s*=\s*(?:'(?P<one>[^']+)'|\"(?P<two>[^\"]+)\"|(?P<bare>\d+))"
)
_OF_LIMESURVEY = re.compile(
    r"(?P<name>[A-Za-z]\w*)(?:\.NAOK)?\s*(?:==|\beq\b)\s*(?:'(?P<one>[^']+)'|\"(?P<two>[^\"]+)\"|(?P<bare>\d+))"
)
_WORDS = re.compile(r"(?P<open>\()|(?P<close>\))|(?P<all>\band\b|&&)|(?P<any>\bor\b|\|\|)", re.IGNORECASE)


def of_xlsform(relevance: str) -> Condition | None:
    """Read « ${vient} = 'oui' and selected(${gouts}, 'lire') » (docs.getodk.org, « Form logic »); None if it says anything else."""
    return _Relevance(_OF_XLSFORM, relevance).condition()


def of_limesurvey(relevance: str) -> Condition | None:
    """Read « ((VIENT.NAOK == "Y")) » (manual.limesurvey.org, « ExpressionScript »); None where it says anything else."""
    return _Relevance(_OF_LIMESURVEY, relevance).condition()


def together(*relevances: str) -> str:
    """Join what groups and a question ask, all of which must hold, in either language."""
    asked = [one for one in relevances if one.strip()]
    return asked[0] if len(asked) == 1 else " and ".join(f"({one})" for one in asked)


class _Relevance:
    """One expression read from left to right: equalities joined by « and » and « or », with parentheses."""

    def __init__(self, equality: "re.Pattern[str]", text: str) -> None:
        self._equality, self._text, self._at = equality, text, 0

    def condition(self) -> Condition | None:
        found = self._any()
        return found if self._start() == len(self._text) else None

    def _start(self) -> int:
        """Return where the next word begins."""
        return len(self._text) - len(self._text[self._at :].lstrip())

    def _any(self) -> Condition | None:
        found = self._all()
        while found is not None and self._took("any"):
            other = self._all()
            # Either question would be enough: the declaration asks for both.
            alike = other is not None and len(found) == len(other) == 1 and {*found} == {*other}
            found = {key: (*codes, *(other or {})[key]) for key, codes in found.items()} if alike else None
        return found

    def _all(self) -> Condition | None:
        found = self._one()
        while found is not None and self._took("all"):
            other = self._one()
            found = None if other is None or {*found} & {*other} else {**found, **other}
        return found

    def _one(self) -> Condition | None:
        if self._took("open"):
            inside = self._any()
            return inside if self._took("close") else None
        said = self._equality.match(self._text, self._start())
        if said is None:
            return None
        self._at = said.end()
        held = said.groupdict()
        name = held.get("in") or held["name"]
        return {name: (held.get("code") or held["one"] or held["two"] or held["bare"],)}

    def _took(self, word: str) -> bool:
        said = _WORDS.match(self._text, self._start())
        if said is None or said.lastgroup != word:
            return False
        self._at = said.end()
        return True
