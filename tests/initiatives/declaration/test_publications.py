"""Published figures: each is dated or says that it is not, has a source, and is used for what it is."""

from pathlib import Path
from typing import Any

import openpyxl
import yaml

DATA = Path(__file__).parents[3] / "data"


def published() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((DATA / "reference" / "publications.yaml").read_text("utf-8"))
    return loaded


def test_each_figure_says_what_when_and_where() -> None:
    for entry in published():
        assert entry.keys() - {"indicator"} == {"id", "figure", "value", "year", "status", "source"}, entry["id"]
        assert entry["source"].keys() == {"text", "url"}, entry["id"]
        url = entry["source"]["url"]
        assert url is None or url.startswith(("https://", "http://")), entry["id"]
        assert isinstance(entry["value"], str), entry["id"]
        assert entry["year"] is None or 2010 <= entry["year"] <= 2026, entry["id"]


def test_ids_are_unique_and_statuses_closed() -> None:
    entries = published()
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert {entry["status"] for entry in entries} == {"must", "context", "cmp"}


def test_a_comparison_never_passes_for_a_result_of_silver_geek() -> None:
    assert not any(entry["id"].startswith("silver_geek") for entry in published() if entry["status"] == "cmp")


def test_the_register_of_what_followed_repeats_the_publications() -> None:
    regions = {entry["year"]: entry for entry in published() if "_regions_" in entry["id"]}
    book = openpyxl.load_workbook(DATA / "initiatives" / "silver_geek" / "exports" / "suivi.xlsx")
    lines = [row[:3] for row in book["Essaimage"].iter_rows(min_row=6, values_only=True)]
    assert {year for year, _, _ in lines} == regions.keys()
    for year, entry in regions.items():
        assert sum(line_year <= year for line_year, _, _ in lines) == int(entry["value"])
        assert {source for line_year, _, source in lines if line_year == year} == {entry["source"]["url"]}
