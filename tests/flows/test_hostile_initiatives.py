"""Files and declarations damaged in any way: `check` tells each, in French, and nothing else happens."""

from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.examination import examine
from tests.initiatives.small_initiative import HEADINGS, write

FILES = ("debut.csv", "fin.csv", "structures.csv", "seances.csv", "presences.csv")
GARBAGE = (b"\x89PNG\r\n", b"PK\x03\x04 coup\xc3\xa9", b"", b"id;cle", b"PK\x05\x06", HEADINGS.encode()[:20] + b'\n"')


@given(damaged=st.dictionaries(st.sampled_from(FILES), st.sampled_from(GARBAGE), min_size=1))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_that_cannot_be_read_beside_others_is_told_and_nothing_else_happens(
    tmp_path: Path, damaged: dict[str, bytes]
) -> None:
    folder = write(tmp_path)
    for name, content in damaged.items():
        (folder / name).write_bytes(content)
    said = "\n".join(examine(folder).problems)
    assert all(name in said for name in damaged), "each is told"


YAML_NOISE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(("", "x", "seniors", "debut", "*.csv", "http://[", "../")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("a", "file", "group", "where")), inner, max_size=3)
    ),
    max_leaves=6,
)
_PLACES = [(file, *place) for file, places in (
    ("initiative.yaml", [("sources",), ("sources", 0), ("sources", 0, "file"), ("sources", 0, "wave"), ("sources", 0, "where"),
                         ("sources", 0, "repeat_of"), ("sources", 0, "reading"), ("sources", 0, "sheet"), ("registers", "seances"),
                         ("registers",), ("waves", "debut"), ("groups", "seniors"), ("questions",), ("editions",)]),
    ("questionnaires/seniors.yaml", [("questions",), ("questions", "gouts"), ("questions", "gouts", "columns"),
                                     ("questions", "gouts", "options"), ("respondent",), ("respondent", "cle"), ("agreements",)]),
) for place in places]  # fmt: skip


@given(place=st.sampled_from(_PLACES), noise=YAML_NOISE)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_declaration_is_examined_or_refused_in_french(
    tmp_path: Path, place: tuple[str, ...], noise: object
) -> None:
    folder = write(tmp_path)
    file, *keys = place
    content = yaml.load((folder / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    inner = content
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = noise
    (folder / file).write_text(yaml.safe_dump(content), encoding="utf-8")
    for problem in examine(folder).problems:
        assert problem.rstrip().endswith((".", "»", ")", "?", "!", ":")), problem
