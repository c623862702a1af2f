"""A form that a tool holds, or an export alone, becomes a questionnaire that reads that tool's exports."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import yaml

from initiatives.codebooks import found_exports, limesurvey_form, xlsform
from initiatives.codebooks.conditions import of_limesurvey, of_xlsform
from initiatives.codebooks.drafted import DraftOption, DraftQuestion, DraftQuestionnaire, closed, with_ids, written
from initiatives.codebooks.xlsform import Limits, limits
from initiatives.collection.collect import collect
from initiatives.collection.grid import UnreadableSource
from initiatives.declaration.loading import declare
from initiatives.declaration.questionnaire import Questionnaire
from initiatives.declaration.scales import SCALES
from initiatives.declaration.spellings import answer_words
from initiatives.declaration.vocabulary import DONT_KNOW
from initiatives.plain_text import plain
from initiatives.validation.joined_answers import joined_reader
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import DECLARATION
from tests.initiatives.small_workbook import workbook

SURVEY: list[list[object]] = [
    ["type", "name", "label::English (en)", "label::Français (fr)", "required", "constraint", "relevant"],
    ["today", "today"],
    ["select_one accord", "ok", "Do you agree?", "Consentez-vous à répondre ?"],
    ["begin group", "vous", "You", "Vous"],
    ["integer", "age", "Age?", "Quel âge avez-vous ?", "yes", ". > 17 and . <= 110"],
    ["select_one satisfaction", "avis", "Opinion", "Votre avis"],
    ["select_multiple loisirs", "gouts", "Likes", "Qu’aimez-vous ?", "", "", "${age} > 20 and ${sexe} = 'f'"],
    ["end group"],
    ["begin group", "lui", "Him", "Votre proche"],
    ["select_one satisfaction", "avis_proche", "Opinion", "Votre avis"],
    ["text", "no", "Why?", "Pourquoi ?"],
    ["note", "merci", "Thanks", "Merci"],
    ["note", "fin", "Why?", "Pourquoi ?"],
    ["geopoint", "ou", "Where", "Où"],
    ["end group"],
    ["begin repeat", "enfants", "Children", "Enfants"],
    ["integer", "age_enfant", "Age", "Son âge ?"],
    ["end repeat"],
]
CHOICES: list[list[object]] = [
    ["list_name", "name", "label::Français (fr)"],
    ["accord", "1", "Oui"],
    ["accord", "0", "Non"],
    ["satisfaction", 4, "Tout à fait d’accord"],
    ["satisfaction", 3, "Plutôt d’accord"],
    ["satisfaction", 2, "Plutôt pas d’accord"],
    ["satisfaction", 1, "Pas du tout d’accord"],
    ["loisirs", "jouer", "Jouer"],
    ["loisirs", "lire", "Lire, dessiner"],
    ["loisirs", "no", "Rien de tout cela"],
    ["loisirs", "autre", "Jouer"],
]
HEADINGS = {
    "codes": ["_uuid", "today", "ok", "vous/age", "vous/avis", "vous/gouts/jouer", "vous/gouts/lire", "vous/gouts/no"],
    "labels": [
        *("_uuid", "today", "Consentez-vous à répondre ?", "Vous/Quel âge avez-vous ?", "Vous/Votre avis"),
        *(
            "Vous/Qu’aimez-vous ?/Jouer",
            "Vous/Qu’aimez-vous ?/Lire, dessiner",
            "Vous/Qu’aimez-vous ?/Rien de tout cela",
        ),
    ],
}
ENDS = {
    "codes": ["vous/gouts/autre", "lui/avis_proche", "lui/no"],
    "labels": ["Vous/Qu’aimez-vous ?/Jouer (autre)", "Votre proche/Votre avis", "Votre proche/Pourquoi ?"],
}
ANSWERS = [
    ["u1", "2020-02-10", "1", "30", "4", "1", "0", "0", "0", "1", "parce que"],
    ["u2", "2020-02-11", "1", "17", "2", "0", "1", "0", "1", "3", ""],
    ["u3", "2020-02-12", "0", "40", "3", "1", "0", "0", "0", "4", ""],
]
LABELS = {str(line[1]): str(line[2]) for line in CHOICES if line[0] == "satisfaction"}


def form(survey: list[list[object]] = SURVEY) -> bytes:
    return workbook(survey=survey, choices=CHOICES, settings=[["form_title"], ["Enquête"]])


def export(layout: str) -> str:
    lines = [[*HEADINGS[layout], *ENDS[layout]]]
    for line in ANSWERS:
        worded = [{"1": "Oui", "0": "Non"}[line[2]], line[3], LABELS[line[4]], *line[5:9], LABELS[line[9]], line[10]]
        lines.append(line if layout == "codes" else [*line[:2], *worded])
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    return text.getvalue()


def read(folder: Path, draft: DraftQuestionnaire, content: str, kind: str) -> pd.DataFrame:
    """Read an export by the questionnaire that was drafted, with nothing typed by hand."""
    declared = DECLARATION.replace("file: debut.csv, format: csv", f"file: debut.csv, format: {kind}")
    declared = declared.replace("  - {group: seniors, wave: fin, file: fin.csv, format: csv}\n", "")
    declared = declared.replace("  fin: {label: Fin, from: 2020-10-01, to: 2020-10-31}\n", "")
    registers = declared[declared.index("registers:") : declared.index("questions:")]
    (folder / "questionnaires").mkdir(exist_ok=True)
    (folder / "initiative.yaml").write_text(declared.replace(registers, ""), encoding="utf-8")
    (folder / "questionnaires" / "seniors.yaml").write_text(written(draft), encoding="utf-8")
    (folder / "debut.csv").write_text(content, encoding="utf-8")
    initiative, problems = declare(folder)
    assert problems == ()
    assert initiative is not None
    data = validate(initiative, collect(initiative))
    refused = [one.rule for one in data.findings if one.severity != "notice"]
    assert refused == ["consentement_absent", "hors_bornes"][: len(refused)] != []
    return data.tables["seniors"].frame.drop(columns="person")


def test_an_xlsform_reads_the_exports_of_its_form_in_codes_and_in_labels(tmp_path: Path) -> None:
    draft, _ = xlsform.questionnaires(form(), "enquete")
    codes, labels = (read(tmp_path, draft, export(layout), "kobotoolbox") for layout in ("codes", "labels"))
    pd.testing.assert_frame_equal(codes, labels)
    assert list(codes["age"].astype(object)) == [30, pd.NA], "17 is out of the bounds that the form declares"
    assert list(codes["avis"]) == ["tout_a_fait", "plutot_pas"]
    assert list(codes["avis_proche"]) == ["pas_du_tout", "plutot"]
    assert list(codes["gouts.autre"]) == ["non", "oui"]


def test_an_xlsform_gives_what_it_asks_and_one_questionnaire_per_repeat_group() -> None:
    draft, children = xlsform.questionnaires(form(), "enquete")
    asked = {question.id: question for question in draft.questions}
    assert list(asked) == ["age", "avis", "gouts", "avis_proche", "no"]
    assert (asked["age"].answer, asked["age"].minimum, asked["age"].maximum) == ("number", 18, 110)
    assert asked["age"].required and not asked["age"].notes
    assert (asked["avis"].answer, asked["avis"].options) == ("lik4", ()), "a scale of the house, by codes and labels"
    assert [option.label for option in asked["gouts"].options] == [
        "Jouer",
        "Lire, dessiner",
        "Rien de tout cela",
        "Jouer (autre)",
    ]
    assert asked["gouts"].notes == ("posée si : ${age} > 20 and ${sexe} = 'f'",)
    assert asked["gouts"].doubts == ("la condition cite « sexe », qui n’est pas dans le formulaire",)
    assert (asked["avis"].columns, asked["avis_proche"].columns) == (
        ("avis", "Vous/Votre avis"),
        ("avis_proche", "Votre proche/Votre avis"),
    )
    assert draft.respondent["consentement"] == ("ok", "Consentez-vous à répondre ?")
    parts = ("latitude", "longitude", "altitude", "precision")
    assert draft.ignored == (
        *("merci", "fin", "ou"),
        *(f"_ou_{part}" for part in parts),
    ), "each once; not « Pourquoi ? », which is the wording of a question too"
    assert (draft.title, children.name, [one.id for one in children.questions]) == (
        "Enquête",
        "enfants",
        ["age_enfant"],
    )
    content = yaml.safe_load(written(draft))
    assert (list(content["questions"])[-1], content["questions"]["gouts"]["exclusive"]) == (
        "no",
        "rien_de_tout_cela",
    ), "not false"


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (". >= 0", (0, None)),
        (". > 17 and . < 126", (18, 125)),
        (".>=0.5 and .<=2.5", (0.5, 2.5)),
        ("(. <= 10)", (None, 10)),
        ("not(selected(., 'aucun'))", (None, None)),
        (". >= ${age}", (None, None)),
        (". > 3 or . = 99", (None, None)),
    ],
)
def test_bounds_of_a_constraint(constraint: str, expected: Limits) -> None:
    assert limits(constraint) == expected


def test_a_strict_bound_of_a_decimal_is_one_step_of_it_away() -> None:
    assert limits(". > 0 and . < 300.5", decimals=2) == (0.01, 300.49)


@pytest.mark.parametrize(
    ("read", "relevance", "expected"),
    [
        (of_xlsform, "${vient} = 'oui'", {"vient": ("oui",)}),
        (of_xlsform, "(${a}='1' or ${a}= \"2\") and selected( ${g}, 'lire' )", {"a": ("1", "2"), "g": ("lire",)}),
        (of_xlsform, "${age} > 20", None),
        (of_xlsform, "${a} = 'x' or ${b} = 'y'", None),
        (of_xlsform, "not(${a} = 'x')", None),
        (of_xlsform, "${a} = 'x' and ${a} = 'y'", None),
        (of_xlsform, "${a} = 'x' and", None),
        (of_xlsform, "${a} = 'x')", None),
        (of_xlsform, "", None),
        (of_limesurvey, '((VIENT.NAOK == "Y"))', {"VIENT": ("Y",)}),
        (of_limesurvey, "((AVIS.NAOK == 'A1' || AVIS.NAOK == 'A2') && (GOUTS_SQ001.NAOK == \"Y\"))",
         {"AVIS": ("A1", "A2"), "GOUTS_SQ001": ("Y",)}),
        (of_limesurvey, "!is_empty(AVIS)", None),
        (of_limesurvey, "AGE.NAOK >= 18", None),
    ],
)  # fmt: skip
def test_a_condition_is_read_whole_or_not_at_all(
    read: Callable[[str], object], relevance: str, expected: object
) -> None:
    assert read(relevance) == expected


def test_a_form_gives_its_rules_as_keys_and_what_has_none_in_comments() -> None:
    survey: list[list[object]] = [
        ["type", "name", "label", "required", "relevant", "constraint"],
        ["select_one accord", "vient", "Venez-vous ?", "true()"],
        ["select_one satisfaction", "avis", "Votre avis", "", "${vient} = '1'"],
        ["select_multiple loisirs", "gouts", "Vos goûts", "", "${avis} = '4' or ${avis} = '3'"],
        ["text", "livre", "Quel livre ?", "", "selected(${gouts}, 'lire') and ${vient} = '1'"],
        ["date", "debut", "Début"],
        ["date", "fin", "Fin", "", "${vient} = '2'", ". >= ${debut}"],
        ["text", "suite", "Et puis ?", "yes", "${absent} = 'x'"],
        ["begin group", "plus", "Encore", "", "${vient} = '1'"],
        ["text", "enfin", "Enfin ?", "yes", "${avis} = '4'"],
        ["text", "bref", "Bref ?", "yes"],
        ["end group"],
    ]
    (draft,) = xlsform.questionnaires(form(survey), "enquete")
    asked = yaml.safe_load(written(draft))["questions"]
    assert asked["vient"]["required"] is True
    assert asked["avis"]["only_if"] == {"vient": ["oui"]}
    assert asked["gouts"]["only_if"] == {"avis": ["tout_a_fait", "plutot"]}
    assert asked["livre"]["only_if"] == {"gouts": ["lire"], "vient": ["oui"]}
    assert asked["fin"]["not_before"] == "debut"
    assert "only_if" not in asked["fin"] and "# posée si : ${vient} = '2'" in written(draft), "no answer has this code"
    assert asked["enfin"]["only_if"] == {"vient": ["oui"], "avis": ["tout_a_fait"]}, "what its group asks, too"
    assert (asked["bref"]["only_if"], asked["bref"]["required"]) == ({"vient": ["oui"]}, True)
    assert "required" not in asked["suite"], "it cannot be said of whom an answer is expected"
    assert "only_if" not in asked["suite"] and "# posée si : ${absent} = 'x'" in written(draft)


def test_a_label_is_told_from_another_by_its_groups_that_have_one() -> None:
    survey: list[list[object]] = [
        ["type", "name", "label"],
        ["text", "seul", "Avis"],
        ["begin group", "vous", "Vous"],
        ["text", "sien", "Avis"],
        ["begin group", "page"],
        ["text", "page_avis", "Avis"],
        ["end group"],
        ["end group"],
        ["begin repeat", "enfants", "Enfants"],
        ["text", "enfant", "Avis"],
        ["begin group", "lui", "Lui"],
        ["text", "lui_avis", "Avis"],
        ["end group"],
        ["end repeat"],
    ]
    drafts = xlsform.questionnaires(form(survey), "enquete")
    assert {one.id: one.qualified for draft in drafts for one in draft.questions} == {
        "seul": None,
        "sien": "Vous/Avis",
        "page_avis": "Vous/Avis",
        "enfant": None,
        "lui_avis": "Lui/Avis",
    }


def test_a_list_of_answers_is_a_scale_only_if_words_and_codes_say_so() -> None:
    frequency = ["Jamais", "Rarement", "Parfois", "Souvent", "Tous les jours"]
    assert closed([DraftOption(label, str(rank)) for rank, label in enumerate(frequency, start=1)])[0] == "freq5"
    reversed_codes = [DraftOption(label, str(5 - rank)) for rank, label in enumerate(frequency)]
    answer, options = closed(reversed_codes)
    assert answer == "echelle", "1 is « Jamais » for the house and « Tous les jours » for this form"
    assert (options[0].id, options[0].code) == ("jamais", "5")
    assert closed([*reversed_codes, DraftOption("Non concerné", "7")])[0] == "one_of", "no code can be declared for it"
    assert closed([DraftOption("Non", "2"), DraftOption("Oui", "1")])[0] == "one_of"
    assert [option.id for option in with_ids([DraftOption("Ne sait pas", "nsp"), DraftOption("NSP", "x")])] == [
        "ne_sait_pas",
        "ne_sait_pas_2",
    ]


def test_a_scale_of_the_house_under_the_codes_of_a_form_stays_a_scale() -> None:
    labels = ["Tout à fait d’accord", "Plutôt d’accord", "Plutôt pas d’accord", "Pas du tout d’accord", "Ne sait pas"]
    codes = ["A1", "A2", "A3", "A4", "98"]
    answer, options = closed([DraftOption(label, code) for label, code in zip(labels, codes, strict=True)])
    draft = DraftQuestionnaire("q", "Q", (DraftQuestion("avis", "Votre avis ?", answer, options),))
    question = Questionnaire.model_validate(yaml.safe_load(written(draft))).questions["avis"]
    words = answer_words(question)
    house = SCALES["lik4"]
    assert [words[plain(code)] for code in codes] == [*reversed(house.levels), DONT_KNOW]
    assert question.ordered is not None
    assert (question.ordered.levels, question.ordered.best, question.ordered.drawn) == (
        house.levels,
        house.best,
        house.drawn,
    )


LSS = """<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType>
<groups><rows><row><gid>1</gid><group_order>1</group_order></row></rows></groups>
<questions><rows>
 <row><qid>2</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>AVIS</title><question_order>2</question_order>
  <mandatory>Y</mandatory><other>Y</other><relevance>((OK.NAOK == "Y"))</relevance></row>
 <row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>Y</type><title>OK</title><question_order>1</question_order></row>
 <row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>M</type><title>GOUTS</title><question_order>3</question_order></row>
 <row><qid>4</qid><parent_qid>0</parent_qid><gid>1</gid><type>F</type><title>LIEUX</title><question_order>4</question_order></row>
 <row><qid>5</qid><parent_qid>0</parent_qid><gid>1</gid><type>N</type><title>AGE</title><question_order>5</question_order></row>
 <row><qid>6</qid><parent_qid>0</parent_qid><gid>1</gid><type>X</type><title>MERCI</title><question_order>6</question_order></row>
</rows></questions>
<subquestions><rows>
 <row><qid>31</qid><parent_qid>3</parent_qid><title>SQ001</title><question_order>1</question_order></row>
 <row><qid>32</qid><parent_qid>3</parent_qid><title>SQ002</title><question_order>2</question_order></row>
 <row><qid>41</qid><parent_qid>4</parent_qid><title>SQ001</title><question_order>1</question_order></row>
 <row><qid>42</qid><parent_qid>4</parent_qid><title>SQ002</title><question_order>2</question_order></row>
</rows></subquestions>
<question_l10ns><rows>
 <row><qid>2</qid><question>Opinion</question><language>en</language></row>
 <row><qid>2</qid><question><![CDATA[<p>Votre&nbsp;avis&nbsp;?</p>]]></question><language>fr</language></row>
 <row><qid>1</qid><question>Consentez-vous ?</question><language>fr</language></row>
 <row><qid>3</qid><question>Vos goûts</question><language>fr</language></row>
 <row><qid>31</qid><question>Jouer</question><language>fr</language></row>
 <row><qid>32</qid><question>Lire</question><language>fr</language></row>
 <row><qid>4</qid><question>Vos lieux</question><language>fr</language></row>
 <row><qid>41</qid><question>Le parc</question><language>fr</language></row>
 <row><qid>42</qid><question>La place</question><language>fr</language></row>
 <row><qid>5</qid><question>Votre âge</question><language>fr</language></row>
 <row><qid>6</qid><question>Merci</question><language>fr</language></row>
</rows></question_l10ns>
<answers><rows>
 <row><aid>1</aid><qid>2</qid><code>A2</code><sortorder>2</sortorder></row>
 <row><aid>2</aid><qid>2</qid><code>A1</code><sortorder>1</sortorder></row>
 <row><aid>3</aid><qid>4</qid><code>A1</code><sortorder>1</sortorder></row>
 <row><aid>4</aid><qid>4</qid><code>A2</code><sortorder>2</sortorder></row>
</rows></answers>
<answer_l10ns><rows>
 <row><aid>1</aid><answer>Mauvais</answer><language>fr</language></row>
 <row><aid>2</aid><answer>Bon</answer><language>fr</language></row>
 <row><aid>3</aid><answer>Souvent là</answer><language>fr</language></row>
 <row><aid>4</aid><answer>Jamais là</answer><language>fr</language></row>
</rows></answer_l10ns>
<surveys_languagesettings><rows><row><surveyls_title>Enquête</surveyls_title></row></rows></surveys_languagesettings>
</document>"""


def test_a_limesurvey_structure_reads_the_exports_of_its_survey(tmp_path: Path) -> None:
    (draft,) = limesurvey_form.questionnaires(LSS.encode(), "enquete")
    assert [(one.id, one.answer) for one in draft.questions] == [
        ("avis", "one_of"),
        ("gouts", "several_of"),
        ("lieux_sq001", "one_of"),
        ("lieux_sq002", "one_of"),
        ("age", "number"),
    ]
    avis = draft.questions[0]
    assert (avis.text, [option.code for option in avis.options]) == ("Votre avis ?", ["A1", "A2", "-oth-"])
    assert (avis.required, avis.notes, avis.only_if) == (True, (), {}), "those who refuse are not read"
    day = "2020-02-10;2020-02-10"
    codes = [
        "id;datestamp;submitdate;OK;AVIS;GOUTS[SQ001];GOUTS[SQ002];LIEUX[SQ001];LIEUX[SQ002];AGE",
        f"1;{day};Y;A1;Y;;A1;A2;30",
        f"2;{day};Y;-oth-;;Y;A2;A2;40,5",
        f"3;{day};N;A1;Y;Y;A1;A1;3",
    ]
    labels = [
        "id;datestamp;submitdate;Consentez-vous ?;Votre avis ?;Vos goûts [Jouer];Vos goûts [Lire];Vos lieux [Le parc];"
        "Vos lieux [La place];Votre âge",
        f"1;{day};Oui;Bon;Oui;Non;Souvent là;Jamais là;30",
        f"2;{day};Oui;Autre;Non;Oui;Jamais là;Jamais là;40,5",
        f"3;{day};Non;Bon;Oui;Oui;Bon;Bon;3",
    ]
    read_codes, read_labels = (
        read(tmp_path, draft, content, "limesurvey") for content in map("\n".join, (codes, labels))
    )
    pd.testing.assert_frame_equal(read_codes, read_labels)
    assert list(read_codes["avis"]) == ["bon", "autre"]
    assert list(read_codes["lieux_sq001"]) == ["souvent_la", "jamais_la"]


def test_an_older_limesurvey_structure_holds_its_wordings_in_its_tables() -> None:
    older = LSS[: LSS.index("<subquestions>")] + LSS[LSS.index("<surveys_languagesettings>") :]
    older = older.replace(
        "<title>AGE</title>", "<title>AGE</title><question>Votre âge</question><language>fr</language>"
    )
    (draft,) = limesurvey_form.questionnaires(older.encode(), "enquete")
    assert next(one.text for one in draft.questions if one.id == "age") == "Votre âge"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"<document/>",
        LSS.replace("<document>", '<!DOCTYPE d [<!ENTITY a "aaaa">]><document>').encode(),
        LSS.replace("<questions><rows>", "<questions/><others><rows>").replace("</questions>", "</others>").encode(),
    ],
)
def test_what_is_no_structure_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"formulaire lisible|aucune question"):
        limesurvey_form.questionnaires(content, "enquete")


def test_an_export_alone_is_drafted_with_what_was_seen_and_what_is_doubtful() -> None:
    lines = ["id;Horodateur;Êtes-vous content ?;Votre âge;Vos goûts;Lieux [Parc];Lieux [Place];Avis;Le jour;Remarque"]
    for rank in range(30):
        tastes = ("Jouer", "Lire", "Jouer, Lire", "Lire, Jouer, Chanter")[rank % 4]
        opinion = ("Plutôt d’accord", "Tout à fait d’accord", "Pas du tout d’accord")[rank % 3]
        content = ("content", "mécontent")[rank % 2]
        told = f"{content};{20 + rank};{tastes};{rank % 2};{1 - rank % 2};{opinion}"
        lines.append(f"{rank};10/02/2020;{told};0{rank % 9 + 1}/02/2020;mot {rank}")
    draft = found_exports.questionnaire("\n".join(lines).encode("cp1252"), "export")
    asked = {question.text: question for question in draft.questions}
    assert {text: question.answer for text, question in asked.items()} == {
        "Êtes-vous content ?": "one_of",
        "Votre âge": "number",
        "Vos goûts": "several_of",
        "Lieux": "several_of",
        "Avis": "lik4",
        "Le jour": "date",
        "Remarque": "verbatim",
    }
    assert [(one.label, one.seen) for one in asked["Êtes-vous content ?"].options] == [
        ("content", 15),
        ("mécontent", 15),
    ]
    assert {one.label: one.seen for one in asked["Vos goûts"].options} == {"Jouer": 22, "Lire": 22, "Chanter": 7}
    assert {one.label: one.seen for one in asked["Lieux"].options} == {"Parc": 15, "Place": 15}
    assert all(question.doubts for question in draft.questions), "nothing is certain"
    assert draft.respondent == {"id_reponse": ("id",), "date_reponse": ("Horodateur",)}
    assert written(draft).count("# à vérifier : ") == 7
    assert "mot 3" not in written(draft)


SEVERAL = {
    "few": ("Cuisine, Jardin", "Cuisine", "Jardin", "Lecture, Cuisine", "Jardin, Lecture"),
    "semicolon": ("Cuisine; Jardin", "Cuisine", "Jardin", "Lecture; Cuisine", "Jardin; Lecture"),
    "ending": ("Cuisine;Jardin;", "Cuisine;", "Jardin;", "Lecture;Cuisine;", "Jardin;Lecture;"),
    "bar": ("Cuisine | Jardin", "Cuisine|Lecture", "Jardin", "Lecture", "Cuisine"),
    "lines": ("Cuisine\nJardin", "Cuisine", "Jardin", "Lecture\nCuisine", "Jardin\nLecture"),
    "slash": ("Cuisine / Jardin", "Cuisine", "Jardin", "Lecture / Cuisine", "Jardin / Lecture"),
    "by hand": ("Cuisine, Jardin", "Cuisine; Jardin", "Jardin", "Lecture, Cuisine", "Lecture; Cuisine", "Cuisine"),
    "never alone": ("Cuisine, Jardin", "Cuisine, Lecture", "Jardin, Lecture", "Cuisine, Jardin, Lecture"),
}
"""Three answers, as forms and people join them in one cell."""


@pytest.mark.parametrize("cells", SEVERAL.values(), ids=SEVERAL)
def test_several_answers_in_a_cell_are_drafted_as_such_and_read_back(cells: tuple[str, ...]) -> None:
    content = "id;Ateliers\n" + "".join(f'{rank};"{cell}"\n' for rank, cell in enumerate(cells))
    (asked,) = found_exports.questionnaire(content.encode(), "export").questions
    assert (asked.answer, {one.label for one in asked.options}) == ("several_of", {"Cuisine", "Jardin", "Lecture"})
    assert asked.doubts
    read = joined_reader({one.label: one.id for one in asked.options})
    answers = [read(" ".join(cell.split())) for cell in cells]
    assert all(
        isinstance(one, frozenset) and len(one) == sum(map(cell.count, ("Cuis", "Jard", "Lect")))
        for one, cell in zip(answers, cells, strict=True)
    )


@pytest.mark.parametrize(
    "cells",
    [
        ("Bien, merci", "Bien", "Merci, bravo", "Bravo", "Oui, bien", "Merci", "Trop long, mais bien"),
        ("Oui, souvent", "Oui, parfois", "Non", "Non", "Oui, souvent", "Oui, parfois"),
        ("En emploi", "Sans emploi / chômage", "Études / stage", "En emploi"),
        ("Martin, Paul", "Durand, Anne", "Petit, Paul", "Martin, Paul"),
    ],
)
def test_sentences_and_labels_with_a_comma_are_not_parted(cells: tuple[str, ...]) -> None:
    content = "Mot\n" + "".join(f'"{cell}"\n' for cell in cells)
    (asked,) = found_exports.questionnaire(content.encode(), "export").questions
    assert asked.answer != "several_of"


def test_what_few_wrote_beside_the_answers_is_no_option() -> None:
    own = [f"Cuisine; idée {rank}" for rank in range(25)]
    cells = [*own, *("Cuisine; Jardin", "Jardin; Lecture", "Lecture; Cuisine") * 40]
    content = "id;Ateliers\n" + "".join(f'{rank};"{cell}"\n' for rank, cell in enumerate(cells))
    (asked,) = found_exports.questionnaire(content.encode(), "export").questions
    assert {one.label: one.seen for one in asked.options} == {"Cuisine": 105, "Jardin": 80, "Lecture": 80}


@pytest.mark.parametrize(("sign", "several"), [(", ", False), (" / ", True), ("; ", True)])
def test_a_comma_parts_answers_only_where_each_stands_alone_or_with_several(sign: str, several: bool) -> None:
    cells = [
        f"{first}{sign}{second}" for first in ("Matin", "Midi", "Soir") for second in ("seul", "en groupe", "à deux")
    ]
    content = "Quand ?\n" + "".join(f'"{cell}"\n' for cell in (*cells, *cells, f"Jamais{sign}trop loin"))
    (asked,) = found_exports.questionnaire(content.encode(), "export").questions
    assert (asked.answer == "several_of") == several


def test_one_answer_that_comes_back_among_texts_of_one_s_own_is_no_choice_of_several() -> None:
    cells = [*["Cuisine"] * 400, *(f"idée {rank}; envie {rank}" for rank in range(25))]
    content = "id;Ateliers\n" + "".join(f'{rank};"{cell}"\n' for rank, cell in enumerate(cells))
    (asked,) = found_exports.questionnaire(content.encode(), "export").questions
    assert (asked.answer, asked.options) == ("verbatim", ())


def test_an_export_with_groups_is_drafted_under_the_wordings_alone() -> None:
    group = "Accord/Votre ménage/"
    headings = [
        "_uuid",
        "Consentez-vous à participer ?",
        *(
            f"{group}Êtes-vous le chef / la cheffe ?",
            f"{group}A-t-il de l’eau ?",
            f"{group}Note",
            f"{group}Qu’avez-vous ?",
        ),
        *(f"{group}Qu’avez-vous ?/Une radio", f"{group}Qu’avez-vous ?/Un vélo"),
        *("Est-ce la première fois ?", "Nom et prénom"),
    ]
    lines = [
        [f"u{rank}", "Oui", "Oui" if rank % 2 else "Non", "Non", "", "Une radio", "1", str(rank % 2), "oui", "x"]
        for rank in range(12)
    ]
    content = "\n".join(";".join(line) for line in [headings, *lines])
    draft = found_exports.questionnaire(content.encode(), "menages")
    assert {question.id: (question.text, question.answer) for question in draft.questions} == {
        "etes_vous_le_chef_la": ("Êtes-vous le chef / la cheffe ?", "oui_non"),
        "a_t_il_de_l": ("A-t-il de l’eau ?", "oui_non"),
        "note": ("Note", "verbatim"),
        "qu_avez_vous": ("Qu’avez-vous ?", "several_of"),
        "est_ce_la_premiere_fois": ("Est-ce la première fois ?", "oui_non"),
    }, "a name is no question; two questions of a group are no options of it"
    assert draft.respondent["consentement"] == ("Consentez-vous à participer ?",)
    assert next(one for one in draft.questions if one.id == "note").columns == (f"{group}Note",)


@pytest.mark.parametrize("asked", ["Acceptez-vous de répondre ?", "J’accepte", "Consentez-vous ?"])
def test_an_agreement_is_known_by_its_words(asked: str) -> None:
    lss = LSS.replace("Consentez-vous ?", asked)
    (lime,) = limesurvey_form.questionnaires(lss.encode(), "enquete")
    assert lime.respondent["consentement"] == ("OK", asked)
    lines = "\n".join([f"Âge;{asked}", *(f"{20 + rank};Oui" for rank in range(9))])
    assert found_exports.questionnaire(lines.encode(), "e").respondent == {"consentement": (asked,)}


ROWS = [
    ("1h30", "x", "", "par la mairie"),
    ("2h", "x", "x", ""),
    ("0h45", "", "x", ""),
    ("90 min", "x", "", "ma voisine"),
] * 8
"""How long they stay, whether they come to play and to read, what they say else."""
STAYS, GOES, SAYS = "Combien restez-vous ?", "Que faites-vous ?", "Une remarque ?"
OTHER = "Autre (veuillez préciser)"
WRITTEN = {
    "options beside their question": [[STAYS, f"{GOES} [Jouer]", f"{GOES} [Lire]", SAYS]],
    "options under their question, which stands once": [["", GOES, "", ""], [STAYS, "Jouer", "Lire", SAYS]],
    "and what the tool adds above": [["Envoi", "", "", ""], ["", GOES, "", ""], [STAYS, "Jouer", "Lire", SAYS]],
    "a word under what has one column": [
        [STAYS, GOES, "", SAYS],
        ["Open-Ended Response", "Jouer", "Lire", "Response"],
    ],
}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("ticks", ["a tick", "the option"])
def test_headings_on_several_lines_are_drafted_as_those_on_one(written: str, ticks: str) -> None:
    said = {"x": "x"} if ticks == "a tick" else {}
    rows = [
        (stay, said.get(play, play and "Jouer"), said.get(read, read and "Lire"), own) for stay, play, read, own in ROWS
    ]
    content = "\n".join(";".join(cells) for cells in [*WRITTEN[written], *rows])
    draft = found_exports.questionnaire(content.encode(), "e")
    stays, goes, says = draft.questions
    assert (stays.text, stays.answer, stays.unit, stays.decimals) == (STAYS, "number", "h", 2)
    assert (goes.text, goes.answer, goes.columns) == (GOES, "several_of", (GOES,))
    assert {one.label: one.seen for one in goes.options} == {"Jouer": 24, "Lire": 16}
    assert (says.answer, says.columns) == ("verbatim", (SAYS,))


def test_of_two_columns_named_alike_each_is_drafted_under_its_question() -> None:
    lines = [[STAYS, "", GOES, ""], ["Response", "Pourquoi", "Response", "Pourquoi"]]
    lines += [["Longtemps", f"mot {rank}", "Jouer", f"dit {rank}"] for rank in range(9)]
    draft = found_exports.questionnaire("\n".join(";".join(cells) for cells in lines).encode(), "e")
    assert [one.columns[0] for one in draft.questions] == [STAYS, f"{STAYS} › Pourquoi", GOES, f"{GOES} › Pourquoi"]


def test_who_answers_the_word_that_a_tool_writes_under_questions_heads_no_column() -> None:
    lines = [[STAYS, SAYS], *([("Longtemps", "Peu")[rank % 2], f"mot {rank}"] for rank in range(8)), ["Peu", "Réponse"]]
    draft = found_exports.questionnaire("\n".join(";".join(cells) for cells in lines).encode(), "e")
    stays, says = draft.questions
    assert (stays.columns, says.columns) == ((STAYS,), (SAYS,))
    assert {one.label: one.seen for one in stays.options} == {"Longtemps": 4, "Peu": 5}


def test_what_is_written_beside_another_question_is_not() -> None:
    """What is above the options stands over no later column: the one between them asks something else."""
    lines = [[GOES, "", "", ""], ["Jouer", "Lire", STAYS, OTHER]]
    lines += [["x", "x", ("Longtemps", "Peu")[rank % 2], f"mot {rank}"] for rank in range(12)]
    draft = found_exports.questionnaire("\n".join(";".join(cells) for cells in lines).encode(), "e")
    assert [(one.columns, one.answer) for one in draft.questions] == [
        ((GOES,), "several_of"),
        ((STAYS,), "one_of"),
        ((OTHER,), "verbatim"),
    ]


def test_what_is_written_beside_the_answers_is_the_other_of_its_question() -> None:
    lines = [[STAYS, "", GOES, "", ""], ["Response", OTHER, "Jouer", "Lire", OTHER]]
    for rank in range(12):
        chosen = ("Jouer", "Lire", "") if rank % 3 else ("", "", f"dit {rank}")
        lines.append([*(("Longtemps", "") if rank % 2 else ("Peu", "")), *chosen])
    lines += [["", f"mot {rank}", "Jouer", "", ""] for rank in range(4)]
    asked = found_exports.questionnaire("\n".join(";".join(cells) for cells in lines).encode(), "e").questions
    stays, goes = asked
    assert (stays.answer, stays.columns) == ("one_of", (STAYS, f"{STAYS} [{OTHER}]"))
    assert [(option.id, option.code, option.seen) for option in stays.options] == [
        ("peu", "Peu", 6),
        ("longtemps", "Longtemps", 6),
        ("autre", OTHER, 4),
    ]
    assert (goes.answer, goes.columns) == ("several_of", (GOES,))
    assert [(option.id, option.code, option.seen) for option in goes.options] == [
        ("jouer", "Jouer", 12),
        ("lire", "Lire", 8),
        ("autre", OTHER, 4),
    ]
