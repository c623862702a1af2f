"""What a page lacks for who hears it or goes through it by keyboard, that its source alone tells: WCAG 2.2, by criterion."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import lxml.html

_NAMED = "@aria-label or @aria-labelledby"


def faults(html: str) -> list[str]:
    """Return each fault of a page with its criterion: « 1.3.1 a table without a name »; none of a good one."""
    page = lxml.html.document_fromstring(html)
    return [*_whole(page), *_tables(page), *_named(page), *_places(page)]


def _whole(page: lxml.html.HtmlElement) -> Iterator[str]:
    if not page.get("lang", "").startswith("fr"):
        yield "3.1.1 no language"
    if not page.xpath("string(//title)").strip():
        yield "2.4.2 no title"
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "1.3.1 not one first heading"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"1.3.1 h{after} after h{before}"
    if page.xpath("//*[number(@tabindex) > 0]"):
        yield "2.4.3 an order of tabs of its own"


def _tables(page: lxml.html.HtmlElement) -> Iterator[str]:
    for table in page.xpath("//table"):
        if not table.xpath(f"self::*[{_NAMED}] | caption[normalize-space()]"):
            yield "1.3.1 a table without a name"
        if not table.xpath("thead/tr/th[@scope='col']"):
            yield "1.3.1 columns without headers"
        # A row is headed by a cell of its own, or by that of the rows it goes with.
        for row in table.xpath("tbody/tr[not(th[@scope])]"):
            if not row.xpath("preceding-sibling::tr/th[@scope='rowgroup']"):
                yield "1.3.1 a row without header"


def _named(page: lxml.html.HtmlElement) -> Iterator[str]:
    for _ in page.xpath("//img[not(@alt)]"):
        yield "1.1.1 a picture without alternate text"
    for _ in page.xpath(f"//*[@role='img' or self::figure][not({_NAMED}) and not(.//img[@alt] or figcaption)]"):
        yield "1.1.1 a figure without a name"
    for link in page.xpath("//a[@href]"):
        if not (link.text_content().strip() or link.get("aria-label")):
            yield f"2.4.4 a link without words, to {link.get('href')}"


def _places(page: lxml.html.HtmlElement) -> Iterator[str]:
    known = Counter(page.xpath("//@id"))
    for name, count in known.items():
        if count > 1:
            yield f"4.1.1 {count} places named {name}"
    for name in page.xpath("//a[starts-with(@href, '#')]/@href"):
        if name[1:] and name[1:] not in known:
            yield f"2.4.4 a link to {name}, which is nowhere"
    for named in page.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls"):
        for name in named.split():
            if name not in known:
                yield f"1.3.1 {name} names nothing"
