"""The rules of the house that a machine can check."""

import json
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.architecture.files import ROOT, tracked

TEXT = (".py", ".j2", ".typ", ".css", ".js", ".mjs", ".md", ".yaml", ".toml", ".lock", ".json", ".csv", ".txt", "")
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|Users|work|tmp|mnt)/\w")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|npmjs|index-url\s*=")


def test_the_arrows_between_and_inside_rooms_point_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_no_module_leads_back_to_itself() -> None:
    # A folder and the files in it too, of which import-linter says nothing.
    graph = grimp.build_graph("initiatives", "indicators", "reports", "flows", cache_dir=None)
    TopologicalSorter({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}).prepare()


def test_only_the_tests_with_services_know_prefect() -> None:
    importing = {
        path.relative_to(ROOT).parts[:2]
        for path in tracked(".py")
        if re.search(r"^\s*(?:from|import) prefect\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    of_flows = {("flows", f"{name}.py") for name in ("evaluate", "artifacts", "deployments", "lost_runs")}
    assert importing <= of_flows | {("tests", "services"), ("flows", "commands")}


def test_what_is_kept_or_handed_out_is_written_by_one_function() -> None:
    writing = re.compile(r"\.write_(?:bytes|text)\(|os\.open\(|\.open\(\"[wax]")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in tracked(".py")
        if path.relative_to(ROOT).parts[0] in ("initiatives", "indicators", "reports", "flows")
        and writing.search(path.read_text(encoding="utf-8"))
    }
    # What an evaluator goes on writing, and generated pages.
    scaffolds = {f"flows/commands/{name}.py" for name in ("new", "catalogue")}
    assert found == {"reports/delivery/whole_files.py"} | scaffolds


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["machine path", "registry host"])
def test_no_file_names_a_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked(*TEXT)
        if path != Path(__file__) and (match := pattern.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert not found


def test_the_lock_holds_no_address_and_every_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^\S+==.*\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S+==", lock, re.MULTILINE)) > 100


def test_the_lock_of_the_browser_tests_holds_no_address_and_every_hash() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    installed = {name: package for name, package in lock["packages"].items() if name}
    assert installed
    assert all(package["integrity"].startswith("sha512-") for package in installed.values())
    assert "://" not in json.dumps(lock)
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert wanted == {name.removeprefix("node_modules/"): installed[name]["version"] for name in installed}
