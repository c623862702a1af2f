"""The same people give the same answers whatever tool exported them, in each of its layouts."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.initiatives.small_initiative import DECLARATION, QUESTIONNAIRE, dataset

ANSWERS = {
    "k1": ("2020-02-10", "oui", "Tout à fait d’accord", "2,5", ("Jouer, rire",)),
    "k2": ("2020-02-11", "oui", "Plutôt pas d’accord", "", ("Jouer, rire", "Lire")),
    "k3": ("2020-02-12", "oui", "", "10", ()),
    "k4": ("2020-02-13", "oui", "Ne sait pas", "0", ("Rien",)),
}
OPTIONS = ("Jouer, rire", "Lire", "Rien")
_drawn = random.Random(2015)
ANSWERS |= {
    f"k{rank}": (
        f"2020-02-{_drawn.randrange(1, 29):02}",
        _drawn.choice(("oui", "oui", "oui", "non")),
        _drawn.choice(("Tout à fait d’accord", "Plutôt pas d’accord", "Ne sait pas", "")),
        _drawn.choice(("", "0", "2,5", "7", "10")),
        _drawn.choice(((), ("Lire",), ("Jouer, rire",), ("Jouer, rire", "Lire"), ("Rien",))),
    )
    for rank in range(5, 251)
}
"""Two hundred and fifty people: the first by hand, the others drawn."""
CODES = {"Jouer, rire": "J", "Lire": "L", "Rien": "rien"}
CODED = {"Tout à fait d’accord": "4", "Plutôt pas d’accord": "2", "Ne sait pas": "9", "": ""}
WORDINGS = ("Votre code ?", "Date", "Accord", "Êtes-vous satisfait ?", "Combien d’heures ?", "Qu’aimez-vous ?")
ASKED = QUESTIONNAIRE.replace(
    "respondent: {id_reponse: id, cle: cle, structure: structure, date_reponse: date, consentement: accord}",
    "respondent: {cle: [cle, Votre code ?], date_reponse: [date, Date], consentement: [accord, Accord]}",
).replace(
    "text: Satisfait ?, answer: lik4", "text: Satisfait ?, answer: lik4, columns: [satisf, Êtes-vous satisfait ?]"
)
ASKED = ASKED.replace("decimals: 1, unit: h", "decimals: 1, unit: h, columns: [heures, Combien d’heures ?]")
ASKED = ASKED.replace("answer: several_of", "answer: several_of\n    columns: [gouts, Qu’aimez-vous ?]")
ASKED = ASKED.replace("  mode: {text: Qui répond ?, answer: one_of, options: {seul: Seul, tiers: Un tiers}}\n", "")
ASKED = ASKED.replace("third_party: {mode: [tiers]}\n", "").replace(
    "  remarque: {text: Autre chose ?, answer: verbatim}\n", ""
)

Lines = list[list[str]]


def labels(tick: Callable[[bool], str], headings: list[str], metadata: str = "") -> Lines:
    """Answers in words, one column per option."""
    return [
        headings,
        *(
            [key, *rest[:4], *(tick(option in rest[4]) for option in OPTIONS), metadata]
            for key, rest in ANSWERS.items()
        ),
    ]


def joined(sign: str, headings: list[str], end: str = "") -> Lines:
    return [
        headings,
        *([key, *rest[:4], sign.join(rest[4]) + (end if rest[4] else "")] for key, rest in ANSWERS.items()),
    ]


def codes(headings: list[str], tick: Callable[[bool], str]) -> Lines:
    return [
        headings,
        *(
            [key, *rest[:2], CODED[rest[2]], rest[3], *(tick(option in rest[4]) for option in OPTIONS)]
            for key, rest in ANSWERS.items()
        ),
    ]


def cross(ticked: bool) -> str:
    return "X" if ticked else ""


def yes(ticked: bool) -> str:
    return "Oui" if ticked else "Non"


def figure(ticked: bool) -> str:
    return "1" if ticked else "0"


LIMESURVEY = ["cle", "date", "accord", "satisf", "heures", *(f"gouts[{CODES[one]}]" for one in OPTIONS)]
WORDED = [*WORDINGS[:5], *(f"{WORDINGS[5]} [{one}]" for one in OPTIONS)]
BOTH = [f"{code}. {wording}" for code, wording in zip(LIMESURVEY, WORDED, strict=True)]
KOBO = ["qui/cle", "qui/date", "accord", "avis/satisf", "avis/heures", *(f"avis/gouts/{CODES[one]}" for one in OPTIONS)]
BLANK = [""] * 5
LAYOUTS: dict[str, tuple[str, Lines]] = {
    "LimeSurvey, codes": ("limesurvey", codes(LIMESURVEY, figure)),
    "LimeSurvey, wordings": ("limesurvey", labels(yes, WORDED)),
    "LimeSurvey, both": ("limesurvey", labels(yes, BOTH)),
    "LimeSurvey, VV": (
        "limesurvey",
        [WORDED, *codes([one.replace("[", "_").replace("]", "") for one in LIMESURVEY], cross)],
    ),
    "KoboToolbox, codes": ("kobotoolbox", codes(KOBO, figure)),
    "KoboToolbox, labels": (
        "kobotoolbox",
        labels(figure, [f"Avis > {one}".replace(" [", " > ").rstrip("]") for one in WORDED]),
    ),
    "ODK Central": ("kobotoolbox", codes([one.replace("/", "-", 1) for one in KOBO], figure)),
    "Google Forms": ("google_forms", joined(", ", list(WORDINGS))),
    "Google Forms, grid": ("google_forms", labels(yes, WORDED)),
    "Microsoft Forms": ("microsoft_forms", joined(";", list(WORDINGS), end=";")),
    "Framaforms": (
        "framaforms",
        [["Enquête", *[""] * 7], [*BLANK, WORDINGS[5], "", ""], *labels(cross, [*WORDINGS[:5], *OPTIONS])],
    ),
    "SurveyMonkey": (
        "surveymonkey",
        [
            [*WORDINGS, "", ""],
            *labels(
                lambda ticked: "x" if ticked else "", [*["Open-Ended Response"] * 3, "Response", "Response", *OPTIONS]
            ),
        ],
    ),
    "SurveyMonkey, the option in its box": (
        "surveymonkey",
        [
            [*WORDINGS, "", ""],
            [*["Open-Ended Response"] * 3, "Response", "Response", *OPTIONS],
            *([key, *rest[:4], *(one if one in rest[4] else "" for one in OPTIONS)] for key, rest in ANSWERS.items()),
        ],
    ),
    "KoboToolbox, codes joined and apart": (
        "kobotoolbox",
        [
            [*KOBO[:5], "avis/gouts", *KOBO[5:]],
            *(
                [*line[:5], " ".join(CODES[one] for one in ANSWERS[line[0]][4]), *line[5:]]
                for line in codes(KOBO, figure)[1:]
            ),
        ],
    ),
    "LimeSurvey, 1 and 2": ("limesurvey", codes(LIMESURVEY, lambda ticked: "1" if ticked else "2")),
    "hand-made, crosses": ("csv", codes(LIMESURVEY, lambda ticked: "x" if ticked else "")),
    "SurveyMonkey, no options": ("surveymonkey", [list(WORDINGS), *joined(" | ", ["Response"] * 6)]),
    "csv": ("csv", joined(" | ", list(WORDINGS))),
    "csv, options under their question": ("csv", [[*WORDINGS, "", ""], *labels(cross, [*BLANK, *OPTIONS])]),
}


def as_csv(lines: Lines, sign: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(lines: Lines) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def answers(folder: Path, kind: str, content: bytes) -> pd.DataFrame:
    declared = DECLARATION.replace("file: debut.csv, format: csv", f"file: export, format: {kind}")
    declared = declared.replace("  - {group: seniors, wave: fin, file: fin.csv, format: csv}\n", "")
    declared = declared.replace("  fin: {label: Fin, from: 2020-10-01, to: 2020-10-31}\n", "")
    (folder / "export").write_bytes(content)
    data = dataset(folder, declaration=declared, questionnaire=ASKED)
    assert {one.rule for one in data.findings if one.severity != "notice"} <= {
        "consentement_absent",
        "ligne_sans_reponse",
    }
    return data.tables["seniors"].frame.drop(columns="person")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_every_layout_gives_the_same_answers(tmp_path: Path, layout: str, kind: str) -> None:
    reference = answers(tmp_path, "csv", as_csv(codes(LIMESURVEY, figure), ";"))
    assert list(reference["satisf"].astype(object).fillna(""))[:4] == ["tout_a_fait", "plutot_pas", "", "ne_sait_pas"]
    assert list(reference["gouts.lire"].astype(object).fillna(""))[:4] == ["non", "oui", "", "non"]
    name, lines = LAYOUTS[layout]
    sign = "\t" if "VV" in layout else ","
    if name == "csv" and kind == "workbook":
        name = "tableur"
    read = answers(tmp_path, name, as_csv(lines, sign) if kind == "text" else as_workbook(lines))
    pd.testing.assert_frame_equal(read, reference)
