"""The pages of runs open in a browser of this machine for whoever has their address, and nothing else does."""

from pathlib import Path

import httpx
import pytest

from flows.data_dir import private_of, runs_of
from flows.served_pages import link_to, page, served_pages
from tests.flows.stored import NAME, stored


@pytest.fixture
def base(data_home: Path) -> str:
    stored()
    review = private_of("jardin") / "revues" / f"{NAME}.html"
    review.parent.mkdir(parents=True)
    review.write_text("<h1>Revue</h1>", encoding="utf-8")
    (runs_of("jardin") / NAME / "reports" / "note.txt").write_text("non", encoding="utf-8")
    return f"jardin/{NAME}"


def test_a_run_s_review_and_reports_are_there_and_nothing_else(base: str) -> None:
    listed = page(f"{base}/")
    assert listed is not None
    assert b'href="complete.pdf"' in listed[1] and b'href="revue.html"' in listed[1]
    assert page(f"{base}/complete.pdf") == ("application/pdf", f"complete {NAME}".encode())
    assert page(f"{base}/revue.html") == ("text/html; charset=utf-8", b"<h1>Revue</h1>")
    for other in (
        f"{base}/note.txt",
        f"{base}/../manifest.json",
        f"{base}/..",
        "jardin/../../private/jardin/remise.yaml",
        "../private/mot_des_pages",
        f"{base}/reports/complete.pdf",
        "jardin/autre/",
        "jardin/..//",
        "",
    ):
        assert page(other) is None, other


def test_without_the_word_or_by_another_name_nothing_is_said(base: str) -> None:
    assert link_to("jardin", NAME) is None
    with served_pages(0) as address:
        assert address is not None and link_to("jardin", NAME) == f"{address}/{base}/"
        assert httpx.get(f"{address}/{base}/").status_code == 200
        assert httpx.get(f"{address}/{base}/revue.html").text == "<h1>Revue</h1>"
        root, _, word = address.rpartition("/")
        assert httpx.get(f"{root}/{word[:-1]}/{base}/").status_code == 404
        assert httpx.get(f"{root}/{base}/").status_code == 404
        assert httpx.get(f"{address}/{base}/", headers={"Host": "ailleurs.exemple.fr"}).status_code == 404
        assert httpx.get(f"{address}/{base}/..%2F..%2Fmanifest.json").status_code == 404
    with served_pages(0) as again:
        assert again is not None and again.rpartition("/")[2] == word, "a link still opens after a restart"
    assert link_to("jardin", NAME) is None
