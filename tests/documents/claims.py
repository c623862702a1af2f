"""The numbers that a text claims, « 168 sur 224 » or « 72–78 % », each with the test that one line of results.csv must pass."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from tests.documents.published_rows import Line, Printed

NUMBER = r"(?<![\w,.])([+−]?\d{1,3}(?:\u202f\d{3})+(?:,\d+)?|[+−]?\d+(?:,\d+)?)(?![\w]|[,.]\d)"
Passes = Callable[[Line, list[Printed]], bool]


@dataclass(frozen=True)
class Claim:
    """What is said, its numbers, and whether a line says the same."""

    said: str
    numbers: list[Printed]
    passes: Passes

    def told_by(self, lines: Sequence[Line]) -> bool:
        """Whether one of these lines gives every number of the claim at once."""
        return any(self.passes(line, self.numbers) for line in lines)


def _of_all(line: Line, said: list[Printed]) -> bool:
    return said[0].counts(line.k) and said[1].counts(line.n)


def _on_scale(line: Line, said: list[Printed]) -> bool:
    return _of_all(line, said) or (not line.share and line.says(said[0]))


def _share_of_base(line: Line, said: list[Printed]) -> bool:
    return _share(line, said) and said[1].counts(line.n)


def _whole(line: Line, said: list[Printed]) -> bool:
    return _of_all(line, said[:2]) and _share(line, said[2:])


def _sheet(line: Line, said: list[Printed]) -> bool:
    return _of_all(line, said[:2]) and said[2].counts(line.missing)


def _sheet_of_number(line: Line, said: list[Printed]) -> bool:
    return said[0].counts(line.n) and said[1].counts(line.missing)


def _illegible(line: Line, said: list[Printed]) -> bool:
    return said[0].counts(line.illegible)


def _interval(line: Line, said: list[Printed]) -> bool:
    scale = 100 if line.share else 1
    if said[0].rounds(line.low, scale) and said[1].rounds(line.high, scale):
        return True
    if line.n is None or line.low is None or line.high is None:
        return False
    return said[0].rounds(line.low * line.n) and said[1].rounds(line.high * line.n)  # of few answers, in counts


def _up_to(line: Line, said: list[Printed]) -> bool:
    """Whether it is the upper end of a range: a share, or of few answers their number."""
    if line.high is None or line.n is None:
        return False
    return said[0].rounds(line.high, 100) or said[0].rounds(line.high * line.n)


def _loss(line: Line, said: list[Printed]) -> bool:
    """Whether it is what a figure lost: its words say the sign."""
    return not line.share and line.value is not None and line.value < 0 and said[0].rounds(-line.value)


def _target(line: Line, said: list[Printed]) -> bool:
    return said[0].rounds(line.target, 100 if line.share else 1)


def _target_in_counts(line: Line, said: list[Printed]) -> bool:
    if line.target is None or line.n is None or not said[1].counts(line.n):
        return False
    return said[0].counts((line.target * line.n).quantize(said[0].value.quantize(0), ROUND_CEILING))


def _target_in_both(line: Line, said: list[Printed]) -> bool:
    return _target(line, said[:1]) and _target_in_counts(line, said[1:])


def _share(line: Line, said: list[Printed]) -> bool:
    return line.share and said[0].rounds(line.value, 100)


def _value(line: Line, said: list[Printed]) -> bool:
    return not line.share and line.says(said[0])


def _minutes(line: Line, said: list[Printed]) -> bool:
    """Whether it is less than an hour, written in minutes."""
    return said[0].rounds(line.value, 60)


def _base(line: Line, said: list[Printed]) -> bool:
    return said[0].counts(line.n)


def _both_sides(line: Line, said: list[Printed]) -> bool:
    """Whether those on the two sides of a comparison are together its base."""
    return line.n is not None and said[0].value + said[1].value == line.n


def _any(line: Line, said: list[Printed]) -> bool:
    return _value(line, said) or any(said[0].counts(count) for count in line.counted)


def _drawn(line: Line, said: list[Printed]) -> bool:
    """Whether a label of a drawing is a number of the line: the parts of a bar are shares without their sign."""
    return _any(line, said) or _share(line, said)


_N, _PERCENT = NUMBER, rf"{NUMBER}\u202f%"
FORMS: tuple[tuple[str, Passes], ...] = (
    (rf"[Cc]ible de {_PERCENT},\s+soit\s+{_N}\s+sur\s+{_N}", _target_in_both),
    (rf"[Cc]ible(?: de| était de|,)? {_N} sur {_N}", _target_in_counts),
    (rf"[Cc]ible(?: de| était de|,)? {_N}(?:\u202f%)?", _target),
    (rf"jusqu’à {_N}(?:\u202f%)? en comptant", _up_to),
    (rf"(?:a perdu|inférieure? de) {_N} points?(?: sur \d+)?", _loss),
    (rf"{_N} (?:points?(?: sur \d+)?|relations?) de moins", _loss),
    (rf"k = {_N}, n = {_N}, sans réponse\u202f: {_N}", _sheet),
    (rf"n = {_N}, sans réponse\u202f: {_N}", _sheet_of_number),
    (rf"illisibles\u202f: {_N}", _illegible),
    (rf"{_N} (?:réponses?|lignes?) illisibles? à part", _illegible),
    (rf"{_N}(?: [\w’-]+)* sur {_N} ont répondu, soit {_PERCENT}", _whole),
    (rf"{_N}(?: [\w’-]+)* sur {_N} ont répondu", _of_all),
    (rf"{_N} sur {_N}, soit {_PERCENT}", _whole),
    (rf"{_PERCENT} des {_N}(?!\u202f€)", _share_of_base),
    (rf"{_PERCENT}(?:, n = | · n = | \(n = | \(){_N}\b", _share_of_base),
    (rf"{_N} points? sur {_N}", _on_scale),
    (rf"{_N} sur (10|100)\b", _on_scale),
    (rf"{_N} sur {_N}", _of_all),
    (rf"{_N} des {_N}", _of_all),
    (rf"{_N}–{_PERCENT}", _interval),
    (rf": de {_N}(?:\u202f%)? à {_N}(?:\u202f%)?", _interval),
    (rf"{_N} à {_N}", _interval),
    (rf"n = {_N} et {_N}\b", _both_sides),
    (rf"(?:n = |parmi ){_N}", _base),
    (_PERCENT, _share),
    (rf"{_N}\u202fmin\b", _minutes),
    (rf"{_N}(?:\u202f(?:€|h|mois|t)| points?)\b", _value),
)


def claims(text: str, *, drawn: bool = False) -> Iterator[Claim]:
    """Yield every number of a text once, the longest forms first."""
    left = text
    for form, passes in (*FORMS, (_N, _drawn if drawn else _any)):
        for found in re.finditer(form, left):
            yield Claim(found.group(), [Printed.of(one) for one in found.groups()], passes)
        left = re.sub(form, "#", left)


def one_by_one(text: str) -> Iterator[Claim]:
    """Yield the numbers of a text, each alone: a step of a funnel is a part of another indicator."""
    for found in re.finditer(_N, text):
        yield Claim(found.group(), [Printed.of(found.group())], _any)


_AMOUNT = re.compile(rf"{_PERCENT} des (?:{_N}\u202f€|apports)")
_UNTIED = re.compile(rf"aucune relation\u202f: {_N}")
_OWN_TIES = re.compile(
    rf"Sur {_N} autres? organisations? dont on le sait, vous travailliez avec {_N}, et aujourd’hui avec {_N}"
    rf"(?:, dont {_N} nouvelles?)?"
)
_UNDATED = re.compile(rf"{_N}(?:\u202f\S+)? sans date")


def derived(text: str, lines: Sequence[Line]) -> tuple[str, list[Claim]]:
    """Take from a text what several lines give together: parts of a total, what of it has no date, pairs without a tie."""
    found = [
        Claim(one.group(), [Printed.of(number) for number in one.groups() if number], passes)
        for form, passes in (
            (_AMOUNT, _part_of(lines)),
            (_UNDATED, _left_of(lines)),
            (_UNTIED, _without_tie(lines)),
            (_OWN_TIES, _ties_of_one(lines)),
        )
        for one in form.finditer(text)
    ]
    return _OWN_TIES.sub("#", _UNTIED.sub("#", _UNDATED.sub("#", _AMOUNT.sub("#", text)))), found


def _part_of(lines: Sequence[Line]) -> Passes:
    """« 64 % des 276 616 € » is one of the parts of a total, or the sum of what its two or three largest partners gave."""
    mains = [line for line in lines if line.part == "" and line.value]

    def passes(whole: Line, said: list[Printed]) -> bool:
        if whole not in mains or not whole.value or not all(_about(whole.value, one) for one in said[1:]):
            return False
        parts = [one for one in mains if one.id == whole.id and one is not whole]
        partners = sorted((one.value or 0 for one in parts if one.scope.startswith("partenaire:")), reverse=True)
        sums = [*(one.value or 0 for one in parts), *(sum(partners[:many]) for many in range(2, 4))]
        return any(said[0].rounds(Decimal(one) / whole.value, 100) for one in sums)

    return passes


def _about(exact: Decimal, said: Printed) -> bool:
    """Whether an amount is written with three figures that count, as titles do, or to the euro."""
    size = max(0, len(str(int(abs(exact)))) - 3)
    return said.rounds(exact) or abs(exact - said.value) <= Decimal(10) ** size / 2


def _left_of(lines: Sequence[Line]) -> Passes:
    """« 14 t sans date » is what the dated parts leave of a total."""

    def passes(whole: Line, said: list[Printed]) -> bool:
        place = (whole.id, whole.scope, whole.wave, whole.population)
        parts = [one for one in lines if one.part and (one.id, one.scope, one.wave, one.population) == place]
        dated = sum(one.value or 0 for one in parts)
        return whole.part == "" and whole.value is not None and said[0].rounds(whole.value - dated)

    return passes


def _pairs(lines: Iterable[Line]) -> dict[str, dict[str, Line]]:
    """Return the pairs that are named and known at both moments: the line of each moment."""
    ties: dict[str, dict[str, Line]] = {}
    for line in lines:
        moment, _, pair = line.part.partition(".")
        if moment in ("avant", "apres") and "--" in pair and line.value is not None:
            ties.setdefault(pair, {})[moment] = line
    return {pair: moments for pair, moments in ties.items() if len(moments) == 2}


def ties_of(header: str, lines: Iterable[Line]) -> dict[str, int]:
    """Add up how many ties one organisation has at each moment, by its name in the labels of pairs; {} where none are named."""
    named = [moments for moments in _pairs(lines).values() if _ends(moments["avant"].part_label, header)]
    return {when: sum(bool(one[when].value) for one in named) for when in ("avant", "apres")} if named else {}


def _ends(label: str, name: str) -> bool:
    """Whether « Une – Autre, avant » is of an organisation."""
    pair, own = (f"–{''.join(said.split())}–" for said in (label.rpartition(", ")[0], name))
    return pair.startswith(own) or pair.endswith(own)


def drawn_ties(text: str, lines: Sequence[Line]) -> tuple[str, list[Claim]]:
    """Take from a drawing of ties its lone numbers: how many one organisation has at a moment, or how many more it has now."""
    keys = [(one, moments) for pair, moments in _pairs(lines).items() for one in pair.split("--")]
    ends = {
        key: [sum(bool(moments[when].value) for one, moments in keys if one == key) for when in ("avant", "apres")]
        for key, _ in keys
    }
    if not ends or not re.search("relations? en tout", text):
        return text, []
    most = max(number for both in ends.values() for number in both)
    for ticks in (range(most + 1), (0, most)):
        text = re.sub(rf"^{chr(10).join(map(str, ticks))}$", "", text, count=1, flags=re.MULTILINE)
    known = {number for before, after in ends.values() for number in (before, after, after - before)}

    def passes(_: Line, said: list[Printed]) -> bool:
        return said[0].value in known

    lone = re.compile(rf"^{NUMBER}$", re.MULTILINE)
    return lone.sub("#", text), [Claim(one[0], [Printed.of(one[1])], passes) for one in lone.finditer(text)]


def _ties_of_one(lines: Sequence[Line]) -> Passes:
    """« Sur 13 autres organisations, … avec 4, et aujourd’hui avec 7, dont 3 nouvelles » is a partner’s row of the pairs."""
    pairs = [(one, moments) for pair, moments in _pairs(lines).items() for one in pair.split("--")]
    rows = set()
    for key in {one for one, _ in pairs}:
        ties = [(bool(moments["avant"].value), bool(moments["apres"].value)) for one, moments in pairs if one == key]
        new = sum(after and not before for before, after in ties)
        rows.add(
            (len(ties), sum(before for before, _ in ties), sum(after for _, after in ties), *([new] if new else []))
        )

    def passes(_: Line, said: list[Printed]) -> bool:
        return tuple(one.value for one in said) in rows

    return passes


def _without_tie(lines: Sequence[Line]) -> Passes:
    """« aucune relation : 39 » is how many named pairs have none, neither before nor after."""
    untied = sum(not any(one.value for one in moments.values()) for moments in _pairs(lines).values())

    def passes(_: Line, said: list[Printed]) -> bool:
        return said[0].value == untied

    return passes
