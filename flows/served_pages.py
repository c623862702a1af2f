"""The review and the reports of runs, read in a browser of this machine while `utilite serve` runs: what a link of Prefect opens.

Whoever knows the address reads them, from this machine alone: it holds a word that nobody guesses, kept by the owner.
"""

import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import jinja2

from flows.data_dir import data_dir, private_of, runs_of
from flows.given_out_before import write_for_owner

PORT = 4201
_BASE = "UTILITE_PAGES"
"""The variable by which runs know where their pages are served."""
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_TYPES = {".html": "text/html; charset=utf-8", ".pdf": "application/pdf"}
_REVIEW = "revue.html"


def link_to(slug: str, run: str) -> str | None:
    """Return the address of the pages of a run; None where nobody serves them."""
    base = os.environ.get(_BASE)
    return f"{base}/{slug}/{run}/" if base else None


@contextmanager
def served_pages(port: int = PORT) -> Iterator[str | None]:
    """Serve pages to this machine meanwhile; give their address, or None where the port is taken."""
    word = _word()
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), _handler(word))
    except OSError:
        yield None
        return
    Thread(target=server.serve_forever, daemon=True).start()
    os.environ[_BASE] = base = f"http://127.0.0.1:{server.server_port}/{word}"
    try:
        yield base
    finally:
        del os.environ[_BASE]
        server.shutdown()
        server.server_close()


def page(path: str) -> tuple[str, bytes] | None:
    """Return the type and the content of « slug/run/ » (a list), « slug/run/revue.html » or a report; None for all else."""
    parts = path.split("/")
    if len(parts) != 3 or not all(_NAME.fullmatch(part) for part in parts[:2]):
        return None
    slug, run, name = parts
    reports = runs_of(slug) / run / "reports"
    review = private_of(slug) / "revues" / f"{run}.html"
    if name == "":
        return (_TYPES[".html"], _listed(slug, review, reports)) if reports.is_dir() else None
    file = review if name == _REVIEW else reports / name
    if not _NAME.fullmatch(name) or file.suffix not in _TYPES or not file.is_file():
        return None
    return _TYPES[file.suffix], file.read_bytes()


def _listed(slug: str, review: Path, reports: Path) -> bytes:
    names = sorted(path.name for path in reports.iterdir())
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string((Path(__file__).parent / "pages_of_a_run.html.j2").read_text(encoding="utf-8"))
    return template.render(slug=slug, run=reports.parent.name, review=review.is_file(), names=names).encode()


def _word() -> str:
    kept = data_dir() / "private" / "mot_des_pages"
    if not kept.is_file():
        write_for_owner(kept, secrets.token_urlsafe(24))
    return kept.read_text(encoding="utf-8")


def _handler(word: str) -> type[BaseHTTPRequestHandler]:
    class Pages(BaseHTTPRequestHandler):
        """Answers who asks this machine by its own name, and knows the word."""

        def do_GET(self) -> None:
            asked, _, rest = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
            here = (self.headers.get("Host") or "").partition(":")[0] in ("127.0.0.1", "localhost")
            found = page(rest) if here and hmac.compare_digest(asked.encode(), word.encode()) else None
            kind, content = found or ("text/plain; charset=utf-8", "Cette page n’existe pas.".encode())
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            for name, value in {
                "Content-Type": kind,
                "Content-Length": str(len(content)),
                "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: addresses hold the word."""

    return Pages
