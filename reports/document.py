"""The report as one tree of blocks, before any look: what HTML and PDF both render."""

from dataclasses import dataclass, field
from typing import Literal

from reports.charts.chart_spec import ChartSpec


@dataclass(frozen=True)
class TextRun:
    """A piece of inline text. Text is data: nothing in it is ever read as markup."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    small: bool = False
    """Set smaller: the code that a sentence points to."""


Inline = tuple[TextRun, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; level 1 opens a chapter. `number` is « 2.1 », empty for unnumbered ones."""

    kind: Literal["heading"] = field(default="heading", init=False)
    level: int
    text: str
    anchor: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A paragraph; `lead` sets it larger, as the opening of a chapter."""

    kind: Literal["prose"] = field(default="prose", init=False)
    inline: Inline
    lead: bool = False


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list of short items."""

    kind: Literal["bullets"] = field(default="bullets", init=False)
    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One figure to remember: « 75 % », what it is, « 88 sur 118 · intervalle 70–79 % », and the id it points to."""

    value: str
    label: str
    basis: str
    indicator: str


@dataclass(frozen=True, kw_only=True)
class KeyFigures:
    """Three at most, at the head of a chapter."""

    kind: Literal["key_figures"] = field(default="key_figures", init=False)
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class TableCell:
    """What one cell says; `masked` cells say it in words; `detail` is set smaller under the text; `marked` stands out."""

    text: str
    masked: bool = False
    detail: str = ""
    marked: bool = False


@dataclass(frozen=True)
class TableColumn:
    """One column: its heading (with the unit), and whether it holds numbers (then it is set to the right)."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """A table: rules above and below, real headers; the first column of each row is its header."""

    kind: Literal["table"] = field(default="table", init=False)
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
    def spans(self) -> tuple[int, ...]:
        """Return, row by row, how many rows the first cell stands for; 0 where an earlier one stands for it."""
        starts = [place for place, row in enumerate(self.rows) if not self.grouped or place == 0 or row[0].text]
        ends = dict(zip(starts, [*starts[1:], len(self.rows)], strict=True))
        return tuple(ends[place] - place if place in ends else 0 for place in range(len(self.rows)))


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What the evaluator makes of a figure or of a section, beside it; `about` names the figures where several stand there.

    `warnings` are for drafts: what was written for another value, or cannot be read.
    """

    kind: Literal["analysis"] = field(default="analysis", init=False)
    about: str
    body: tuple["Prose | Bullets", ...]
    warnings: tuple["Note", ...] = ()


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    """A result as a unit that never breaks: title that says it, what is shown, chart, source and ids, reading, caveat.

    `table` holds the chart's data; in HTML it unfolds under the chart, in the PDF the complete tables are annexed.
    """

    kind: Literal["finding"] = field(default="finding", init=False)
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
    variants: DataTable | None = None
    """The same figures counted otherwise, in small: at other waves, without some answers. Shown in both outputs."""
    caveat: str = ""
    anchor: str = ""
    analyses: tuple[Analysis, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A photo or a logo, as bytes that hold the picture alone: no place, no date, no author's device."""

    kind: Literal["picture"] = field(default="picture", init=False)
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
class Recommendations:
    """Numbered recommendations: constat → recommandation → porteur → échéance."""

    kind: Literal["recommendations"] = field(default="recommendations", init=False)
    items: tuple[Recommendation, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """A remark set apart: a limit, a masked figure, something left to write."""

    kind: Literal["note"] = field(default="note", init=False)
    tone: Literal["limite", "masque", "a_completer", "lecture", "absence"]
    title: str
    inline: Inline


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """Terms and what they mean: reading notes, indicator sheets. Each item: term, small line, explanation, anchor."""

    kind: Literal["definitions"] = field(default="definitions", init=False)
    items: tuple["Definition", ...]


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
class Contents:
    """Where the table of contents stands."""

    kind: Literal["contents"] = field(default="contents", init=False)
    depth: int = 2


@dataclass(frozen=True, kw_only=True)
class Annexes:
    """From here on, smaller type: the annexes begin."""

    kind: Literal["annexes"] = field(default="annexes", init=False)


Block = (
    Heading
    | Prose
    | Bullets
    | KeyFigures
    | DataTable
    | Analysis
    | ShownFinding
    | Picture
    | Recommendations
    | Note
    | Definitions
    | Contents
    | Annexes
)


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
    dated: str
    """ISO date of the data: the date of the document, in PDF metadata too."""
    status: Literal["provisoire", "definitif"]
    synthetic: bool
    compact: bool = False
    """A title block at the head of page 1 instead of a page of its own: for short editions."""
    logos: tuple[Picture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """One report, whole: a cover and a sequence of blocks."""

    slug: str
    """Name of its files, without extension: « complete », « partenaire-orange »."""
    lang: str
    cover: Cover
    blocks: tuple[Block, ...]
