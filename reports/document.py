"""The report as one tree of blocks, before any look: what HTML and PDF both render."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import pairwise
from typing import Any, ClassVar, Literal

from initiatives.declaration.brand import Brand
from reports.charts.chart_spec import ChartSpec
from reports.words import aloud

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
PLACES = ("anchor", "link", "indicator")
"""Fields that name a place and are not read: not a letter is added to them."""


def inside(value: Any, *, leaving: Collection[str] = ()) -> Iterator[Any]:
    """Yield a part of a report and all that it holds, parts and texts, in order; fields of these names are left."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item, leaving=leaving)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in leaving:
                yield from inside(getattr(value, one.name), leaving=leaving)


@dataclass(frozen=True)
class TextRun:
    """A piece of inline text. Text is data: nothing in it is ever read as markup."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    """« #place » in this report, « edition:annexe-technique » for another of the same reader, or an address."""
    small: bool = False
    """Set smaller."""
    about: tuple[str, ...] = ()
    """Ids of the indicators that the words speak of: kept with them (an attribute in HTML), never printed."""


Inline = tuple[TextRun, ...]


class Block:
    """What a report is made of, one after the other: a title, a paragraph, a table, a result.

    A kind of block is one class here and two templates that bear its name, `templates/html/blocks/key_figures.html.j2` and
    `templates/pdf/blocks/key_figures.typ` for `KeyFigures`. What else the report must know of it, it says itself, below.
    """

    announced: ClassVar[bool] = False
    """Whether a short paragraph before it only announces it, and stays on its page."""

    @property
    def kind(self) -> str:
        """Return the name of its templates."""
        return _CAPITAL.sub("_", type(self).__name__).lower()

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the places in it that links may point to; "" is none."""
        return ()

    @property
    def charts(self) -> tuple[ChartSpec, ...]:
        """Return the drawings it shows."""
        return ()

    @property
    def links(self) -> Iterator[str]:
        """Yield the places it leads to, so that the definition of a figure can say where the figure is read."""
        return iter(())

    @property
    def coded(self) -> Iterator[str]:
        """Yield the texts that name figures by their codes, « SEN-06, SEN-07 »: each becomes a link to its definition."""
        return iter(())


def definition_of(indicator: str) -> str:
    """Return the place where an indicator is defined, in editions that define it; `indicator` is its id."""
    return f"indicateur-{indicator}"


def _links(*said: Inline) -> Iterator[str]:
    """Yield where links inside the report lead."""
    return (run.link[1:] for inline in said for run in inline if run.link and run.link.startswith("#"))


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading; level 1 opens a chapter. `number` is « 2.1 », empty for unnumbered ones."""

    level: int
    text: str
    anchor: str
    number: str = ""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return where links to it point."""
        return (self.anchor,)


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """A paragraph; `lead` sets it larger, as the opening of a chapter."""

    inline: Inline
    lead: bool = False

    @property
    def links(self) -> Iterator[str]:
        """Yield where its words lead."""
        return _links(self.inline)


@dataclass(frozen=True, kw_only=True)
class Bullets(Block):
    """A list of short items."""

    announced: ClassVar[bool] = True
    items: tuple[Inline, ...]
    ordered: bool = False

    @property
    def links(self) -> Iterator[str]:
        """Yield where the words of its items lead."""
        return _links(*self.items)


@dataclass(frozen=True)
class Quoted:
    """Words of somebody, and among whom and when they were said: « Habitants · mai 2025 »."""

    words: str
    among: str


@dataclass(frozen=True, kw_only=True)
class Quotations(Block):
    """What people answered to one question, in their own words; without a question, a few words side by side."""

    asked: str
    items: tuple[Quoted, ...]


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One figure to remember: « 75 % », what it is, « 88 sur 118 · intervalle 70–79 % », and the id it points to."""

    value: str
    label: str
    basis: str
    indicator: str
    share: float | None = None
    """Of one, where a poster draws it: so many of ten people."""
    colour: str = ""
    """« #RRGGBB » of the group that it is about, as charts draw it; "" for the initiative’s own."""
    beside: tuple[str, ...] = ()
    """Ids of what it compares, of which its base speaks too."""

    @property
    def about(self) -> tuple[str, ...]:
        """Return the ids of the indicators that it speaks of, its own first."""
        return (self.indicator, *self.beside)


@dataclass(frozen=True, kw_only=True)
class KeyFigures(Block):
    """Three at most, at the head of a chapter."""

    announced: ClassVar[bool] = True
    figures: tuple[KeyFigure, ...]

    @property
    def links(self) -> Iterator[str]:
        """Yield the definitions of its figures."""
        return (definition_of(figure.indicator) for figure in self.figures)


@dataclass(frozen=True)
class TableCell:
    """What one cell says; `masked` cells say it in words; `detail` is set smaller under the text; `marked` stands out.

    `about` are ids of indicators that it names: kept with it (an attribute in HTML), never printed.
    """

    text: str
    masked: bool = False
    detail: str = ""
    marked: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableColumn:
    """One column: its heading (with the unit), and whether it holds numbers (then it is set to the right)."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class DataTable(Block):
    """A table: rules above and below, real headers; the first column of each row is its header."""

    announced: ClassVar[bool] = True
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    note: str = ""
    source: str = ""
    anchor: str = ""
    compact: bool = False
    indicators: tuple[str, ...] = ()
    """Ids of the indicators whose main figures the rows give: what an evaluator may comment on."""
    grouped: bool = False
    """Whether a first cell stands for its row and those after it whose first cell is empty: what they share is said once."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return where links to it point."""
        return (self.anchor,)

    @property
    def coded(self) -> Iterator[str]:
        """Yield its source and its cells."""
        yield self.source
        yield from (text for row in self.rows for cell in row for text in (cell.text, cell.detail))

    @property
    def spans(self) -> tuple[int, ...]:
        """Return, row by row, how many rows the first cell stands for; 0 where an earlier one stands for it."""
        starts = [place for place, row in enumerate(self.rows) if not self.grouped or place == 0 or row[0].text]
        ends = dict(pairwise([*starts, len(self.rows)]))
        return tuple(ends[place] - place if place in ends else 0 for place in range(len(self.rows)))


@dataclass(frozen=True, kw_only=True)
class Analysis(Block):
    """What the evaluator makes of a figure or of a section, beside it; `about` names the figures where several stand there.

    `warnings` are for drafts: what was written for another value, or cannot be read.
    """

    about: str
    body: tuple["Prose | Bullets", ...]
    warnings: tuple["Note", ...] = ()


@dataclass(frozen=True, kw_only=True)
class ShownFinding(Block):
    """A result as a unit: title that says it, what is shown, chart, source and ids, reading, caveat.

    `table` holds the chart's data; in HTML it unfolds under the chart, in the PDF the complete tables are annexed.
    """

    announced: ClassVar[bool] = True
    title: str
    subtitle: str
    chart: ChartSpec | None
    table: DataTable | None
    source: str
    indicators: tuple[str, ...]
    codes: tuple[str, ...]
    reading: tuple[Inline, ...]
    listed: tuple[Inline, ...] = ()
    """The other figures of the drawing where they are many: one sentence per line, after the reading."""
    caveat: str = ""
    anchor: str = ""
    analyses: tuple[Analysis, ...] = ()
    overview: bool = False
    """Whether it only recalls figures that have findings of their own: no analysis stands beside it."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return where links to it point."""
        return (self.anchor,)

    @property
    def charts(self) -> tuple[ChartSpec, ...]:
        """Return its drawing, if it has one."""
        return () if self.chart is None else (self.chart,)

    @property
    def heard(self) -> str:
        """Return what stands for its drawing where it is heard; "" without one."""
        return "" if self.chart is None else aloud.drawing(self.title, self.chart.alt, tabled=self.table is not None)

    @property
    def links(self) -> Iterator[str]:
        """Yield the definitions of its figures."""
        return map(definition_of, self.indicators)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the evaluator answers to one question: a word, a sentence, and what they rest on.

    `word` is « Plutôt oui », or "" for a question that calls for none. `basis` is small: « n = 224 ». `against` says what the
    targets say where the word says otherwise, `silent` what part of the question has no answer. `evidence` names the kinds
    of evidence that it rests on, each said beside a dot.
    """

    question: str
    word: str
    inline: Inline
    basis: Inline = ()
    against: str = ""
    silent: str = ""
    evidence: tuple[str, ...] = ()
    written: bool = True
    """Whether somebody wrote it; a draft says so otherwise, and what the figures say in its place."""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Brief(Block):
    """What whoever has one minute reads: one sentence, whether to go on, what to change, by whom and when."""

    sentence: Answer
    going_on: Answer
    changes: tuple["Recommendation", ...]


@dataclass(frozen=True, kw_only=True)
class AnsweredQuestions(Block):
    """The evaluation questions, each with its answer and the kinds of evidence behind it."""

    announced: ClassVar[bool] = True
    items: tuple[Answer, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return where links to its answers point."""
        return tuple(item.anchor for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A photo or a logo, as bytes that hold the picture alone: no place, no date, no author's device."""

    media: Literal["image/png", "image/jpeg"]
    data: bytes = field(repr=False)
    width: int
    height: int
    """In pixels."""
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """One recommendation: what was found, what to do, who carries it, by when."""

    found: str
    advice: str
    owner: str
    due: str


@dataclass(frozen=True, kw_only=True)
class Recommendations(Block):
    """Numbered recommendations: constat → recommandation → porteur → échéance."""

    announced: ClassVar[bool] = True
    items: tuple[Recommendation, ...]


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """A remark set apart: a limit, a masked figure, something left to write."""

    tone: Literal["limite", "masque", "a_completer", "lecture", "absence"]
    title: str
    inline: Inline

    @property
    def links(self) -> Iterator[str]:
        """Yield where its words lead."""
        return _links(self.inline)


@dataclass(frozen=True, kw_only=True)
class Definitions(Block):
    """Terms and what they mean: reading notes, indicator sheets. Each item: term, small line, explanation, anchor."""

    items: tuple["Definition", ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return where links to its terms point."""
        return tuple(item.anchor for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One term: its name, a small line of codes and units, its explanation, where links to it point.

    `code` is what figures name it by: in the tables of this report, that word is a link to it.
    """

    term: str
    detail: str
    inline: Inline
    anchor: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Contents(Block):
    """Where the table of contents stands."""

    depth: int = 2


@dataclass(frozen=True, kw_only=True)
class Annexes(Block):
    """From here on, smaller type: the annexes begin."""


@dataclass(frozen=True)
class Lettering:
    """A font that titles are set in: its file, named `TITLES` inside, whatever its own name."""

    data: bytes = field(repr=False)
    suffix: str


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The cover: what, about whom, for whom, with which data, in which state."""

    title: str
    subtitle: str
    edition: str
    territory: str
    period: str
    commissioner: str
    evaluator: str
    data_version: str
    """Which data; "" where there is none yet."""
    dated: str
    """ISO date of the data, or of the framework that comes before it: the date of the document, in PDF metadata too."""
    status: Literal["provisoire", "definitif", "confidentiel"]
    synthetic: bool
    compact: bool = False
    """A title block at the head of page 1 instead of a page of its own: for short editions."""
    poster: bool = False
    """One page in large letters, to be read from a step away."""
    reader: str = ""
    """Whose edition it is, where it is somebody's."""
    whole_reader: str = ""
    """Its name as it is declared, where the title gives it shorter."""
    logos: tuple[Picture, ...] = ()
    photo: Picture | None = None
    """Above the title of a full cover."""
    font: "Lettering | None" = None
    """Of covers and titles, where the initiative declares one."""
    colour: str = Brand().colour
    second: str = Brand().second
    """Of titles and of the cover, and of what stands out on it: legible, « #RRGGBB »."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One report, whole: a cover and a sequence of blocks."""

    slug: str
    """Name of its files, without extension: « complete », « partenaire-orange »."""
    lang: str
    cover: Cover
    blocks: tuple[Block, ...]
    annex: str = ""
    """Name of the files of the technical annex that goes with it: indicators are defined there; "" where none does."""
