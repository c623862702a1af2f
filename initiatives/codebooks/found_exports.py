"""A folder of exports that nobody declared: which files hold answers, which are registers, and what can be read of each."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from initiatives.codebooks.drafted import DraftQuestion, DraftQuestionnaire, as_id
from initiatives.codebooks.moments import is_moment, moment_of, moments_of
from initiatives.codebooks.without_codebook import SeenTable, drafted_from, seen_tables
from initiatives.collection.grid import UnreadableSource
from initiatives.collection.opened_files import bytes_of
from initiatives.collection.personal_values import personal_heading, personal_kinds
from initiatives.collection.sources import layout_of
from initiatives.collection.workbooks import is_workbook
from initiatives.declaration.commune_questions import COMMUNE
from initiatives.declaration.decoupage import PERIMETER_OF, decoupage
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.spellings import TICKS, listed_words
from initiatives.declaration.vocabulary import FORMATS, ROLES, Role
from initiatives.plain_text import loosely, plain
from initiatives.validation.parsing import parse_date

_READ = frozenset((".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"))
_OF_TOOLS = re.compile(
    r"\([^)]*(?:réponses|responses)[^)]*\)|- *(?:réponses au formulaire|form responses)( \d+)?|results?-survey *\d*"
    r"|\(\d+ ?- ?\d+\)|-? *(?:latest|all) versions? *(?:- *(?:labels|english|french|false))?|\d{4}-\d\d-\d\d(?:-\d\d)*",
    re.IGNORECASE,
)
"""What tools write in the names of their files, that says nothing of who answers."""
_NOBODY = frozenset(("reponses", "export", "questionnaire", "enquete", "csv"))
_DATE = re.compile(r"horodat.*|timestamp|date.*|.*submi.*(?:date|time)|heure de fin|end date|completion time")
_CONSENT = re.compile(r".*\bconsent.*|.*j'accepte.*|.*acceptez[- ]vous.*|.*je suis d'accord pour (?:que|participer).*")
_KEY = re.compile(r"(?:votre |mon |ton )?(?:code|cle|pseudo|identifiant)(?: (?:anonyme|personnel|de suivi))?")
_OWN_CODE = re.compile(
    r"(?!.*\b(?:postal|insee|commune|quartier|ape|naf)\b)"
    r"(?:votre |mon |ton |le )?(?:code|cle|identifiant|numero|n°|matricule|token|jeton)\b.*"
)
"""How a column is headed that may hold a code of each person, where few rows have the same: those of several waves."""
_GIVEN = frozenset(("token", "code d'invitation", "jeton"))
"""How a tool heads the code by which it invited each person: the same one at each wave of a panel."""
_FEW_ROWS, _NEARLY_ALL = 10, 0.9
_WAVES = 4
"""In how many rows of one file the code of a person may stand."""
_TOOL_S_ID = frozenset(("id", "uuid", "respondent id", "key", "id reponse", "n°", "numero"))
_COMMUNE = re.compile(r"\b(?:commune|ville|habitez)\b")
_OF_A_FORM = ("survey", "choices", "settings", "external_choices", "entities")
"""Sheets of an XLSForm (xlsform.org/en)."""
_WITHIN = re.compile(r"\b(?:quartier|residence|rue|arrondissement|lieu-dit|village)\b")
"""Places within a commune, of which some are called as communes are."""
_HALF, _THREE, _TWO = 0.6, 3, 2
"""Of a register’s columns that must be there, which share says that a table is this register; and how many at least."""
_LONG_ENOUGH = 8
"""Letters of the beginning of a register’s name that say which it is: « Plan d’actions »."""
_WORDS_OF_A_LIST = 20
_CALLED: Mapping[str, tuple[str, ...]] = {
    "presences": (
        "presence",
        "emargement",
        "emargements",
        "feuille_d_emargement",
        "feuilles_d_emargement",
        "feuilles_de_presence",
    ),
    "contributions": (
        "apports",
        "apports_des_partenaires",
        "contributions_des_partenaires",
        "valorisation",
        "valorisations",
        "dons",
        "depenses_et_dons",
        "financements",
    ),
    "plan_actions": ("actions", "plan_d_action"),
    "insertion": ("parcours", "parcours_d_insertion", "sorties"),
    "avis_axes": ("avis_par_axe", "avis_sur_les_axes"),
    "dispositions": ("sollicitations",),
    "presse": ("revue_de_presse", "articles", "articles_de_presse", "retombees_presse", "retombees_de_presse"),
    "production": ("pesee", "pesees", "tonnages", "quantites", "collectes", "dechets"),
}
"""How people call what they keep by hand, besides the names of the registers; two of its columns must be there too."""
_KEPT_BY_HAND = re.compile(
    r"(?:registre|journal|cahier|tableau|suivi|releve|fiche|bons?)s?_(?:des?_|du_|d_)?(?=[a-z]{3})"
)
"""What names of registers begin with, before what they are of."""
_SOMEBODY = re.compile(
    r"(?:code|cle|identifiant|numero|n°|matricule)\b.*"
    r"|(?:participant|adherent|beneficiaire|licencie|habitant|jeune|eleve|personne|enfant|usager|stagiaire)s?(?: ?\(?code\)?)?"
)
"""How a sheet of attendance heads the column of who came."""
_SAID: Mapping[str, tuple[str, ...]] = {
    "date": ("date de la seance", "jour", "date de l'atelier", "date de la reunion", "depuis", "mois"),
    "seance": ("n° de seance", "n° seance", "numero de seance", "n°", "seance n°", "id", "atelier n°"),
    "lieu": ("lieu de la seance", "salle", "place", "site", "ou", "residence"),
    "presents": (
        *("participants", "nombre de participants", "nb de participants", "nb participants", "nb de presents"),
        *(
            "nombre de presents",
            "nombre de personnes",
            "nb de personnes",
            "effectif present",
            "effectif",
            "frequentation",
            "nb presents",
            "personnes",
        ),
    ),
    "duree_h": ("duree (h)", "duree en heures", "duree (heures)", "heures d'animation"),
    "duree_min": ("duree", "duree (min)", "duree en minutes", "minutes"),
    "heure_debut": ("debut", "heure de debut", "de"),
    "heure_fin": ("fin", "heure de fin", "a"),
    "activite": ("type d'activite", "type d'atelier", "type d'echange", "type de seance", "atelier", "theme"),
    "statut": (
        "etat",
        "realisee",
        "realise",
        "tenue",
        "tenu",
        "a eu lieu",
        "eu lieu",
        "fait",
        "ou en est on",
        "avancement",
        "etat d'avancement",
    ),
    "partenaire": (
        "organisation",
        "organisme",
        "acteur",
        "qui",
        "qui porte",
        "porteur",
        "pilote",
        "structure",
        "financeur",
        "donateur",
    ),
    "axe": ("theme", "thematique", "axe du dialogue"),
    "quadrant": ("domaine", "dimension", "carre magique", "dimension ou quadrant"),
    "matiere": (
        "flux",
        "materiau",
        "produit",
        "objet",
        "type",
        "type de dechet",
        "type de dechets",
        "dechet",
        "categorie",
    ),
    "quantite": ("tonnes", "tonnage"),
    "nombre": ("quantite", "nb", "unites"),
    "vague": ("annee", "periode", "moment"),
    "vers": ("avec", "avec qui", "a propos de"),
    "avant": ("travaillait avec avant", "travaillaient ensemble avant"),
    "apres": ("aujourd'hui", "travaille avec", "travaillent ensemble"),
    "confiance": ("confiance (0 a 10)",),
    "nature": ("nature de l'apport", "type d'apport", "apport", "quoi"),
    "usage": ("usage de l'apport", "pour quoi"),
    "heures": ("nb d'heures", "nombre d'heures", "nb heures", "temps (h)", "heures travaillees"),
    "montant": ("montant (€)", "montant en euros", "euros", "somme", "valorisation", "valeur", "montant valorise"),
    "justificatif": ("piece", "justification", "facture"),
    "commune": ("ville", "commune de la seance"),
    "reunion": ("n° de reunion", "numero de reunion"),
    "objet": ("ordre du jour", "sujet", "type", "type de reunion"),
    "suite": (
        *("suites", "suites donnees", "ce qui en est sorti", "decision", "decisions", "releve de decisions"),
        *("conclusions", "resultat", "resultats"),
    ),
    "media": ("journal", "support", "source", "medium", "titre de presse"),
    "titre": ("article", "titre de l'article", "intitule"),
    "adresse": ("lien", "url", "lien de l'article", "adresse de l'article", "adresse internet"),
    "acteurs_presents": (
        "nombre d'acteurs",
        "nb d'acteurs",
        "nb acteurs",
        "acteurs",
        "organisations presentes",
        "nb presents",
        "presents",
        "participants",
    ),
    "date_entree": ("entree", "debut"),
    "date_sortie": ("sortie", "fin"),
    "sortie": ("motif de sortie", "type de sortie", "issue"),
    "action": ("n° d'action", "numero", "n°"),
    "libelle": ("intitule", "titre", "description", "objectif", "action"),
    "echeance": ("delai", "pour quand"),
    "attendu": ("attendu (0 a 10)",),
    "atteint": ("atteint (0 a 10)",),
    "priorite": ("priorite (1 a 3)",),
    "groupe": ("public",),
    "effectif": ("nombre", "combien"),
}
"""How people head the columns of what they keep by hand, besides the names of the columns themselves."""


_SCALE_OF_NOTES = re.compile(r"\(?(?:sur|/) ?\d+\)?|\((?:\d+ ?[-a] ?)?\d+\)|\([€%]\)|[€%]")
"""What a heading adds of the notes or of the unit that it takes."""


_WEIGHED = re.compile(
    r"(?:(?:poids|quantite|pesee|masse|tonnage)s?(?: (?:total|net|pese)e?)? ?)?[( ]?(?:en )?(?:kg|t|kilos?|kilogrammes|tonnes)\)?"
)
"""How the column of what was weighed is headed, with its unit."""


@dataclass(frozen=True)
class FoundExport:
    """One table of a file: answers, whose questions are drafted; or a register, whose columns are under these headings."""

    file: Path
    sheet: str | None
    format: str
    rows: int
    name: str
    """What its file or its sheet is called, its moment left out: « habitants » for « habitants_fin.csv »."""
    moment: str = ""
    label: str = ""
    """Its name as it is written there: « Élus » for « Élus (fin).csv »."""
    role: Role | None = None
    register: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    """Of a register, the columns that must be there and were not recognised."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a register, the words seen in the columns that hold words of the initiative’s own: activities, partners, axes."""
    draft: DraftQuestionnaire | None = None
    communes: tuple[str, ...] = ()
    """The communes of today that answers name."""
    first: date | None = None
    last: date | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    """Which rows of the file these answers are, where it holds several moments: a heading, and the text under it."""
    since: Mapping[str, date] = field(default_factory=dict)
    """Of a register, the first day at which it names each partner."""


def questionnaire(content: bytes, name: str) -> DraftQuestionnaire:
    """Draft a questionnaire from an export: ids, wordings, kinds guessed, answers seen with their counts.

    Raises `UnreadableSource` when no table has lines under its headings.
    """
    best = max(seen_tables(content), key=lambda table: len(table.headings), default=None)
    if best is None:
        raise UnreadableSource(
            "aucune ligne sous des intitulés : rien ne dit ce que les colonnes contiennent. Vérifiez que c’est bien un "
            "export de réponses."
        )
    return _of_respondents(drafted_from(best, name), best, _role(as_id(name)))[0]


def found_exports(folder: Path) -> tuple[tuple[FoundExport, ...], tuple[str, ...]]:
    """Read every file of a folder, in the order of their names; return what was found, and in French what could not be read."""
    found: list[FoundExport] = []
    unread = []
    for path in sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(("~", "."))):
        if path.suffix.lower() not in _READ:
            unread.append(f"{path.name} : ce n’est ni un CSV ni un classeur.")
            continue
        try:
            tables, form = _tables(path)
        except UnreadableSource as unreadable:
            unread.append(f"{path.name} : {unreadable}")
            continue
        found += tables
        if form:
            named = ", ".join(f"« {sheet} »" for sheet in form)
            unread.append(
                f"{path.name}, {named} : un formulaire (XLSForm), et non des réponses. Son questionnaire, plus sûr que ce qui est "
                f"deviné d’un export : utilite import-form {path.name}"
            )
        elif not tables:
            unread.append(f"{path.name} : aucune ligne sous des intitulés.")
    return tuple(found), tuple(unread)


def _tables(path: Path) -> tuple[list[FoundExport], tuple[str, ...]]:
    """Return the tables of a file, and the sheets of it that are those of a form."""
    content = bytes_of(path.parent, path.name)
    tables = list(seen_tables(content))
    asks = any(
        table.sheet == "survey" and {"type", "name"} <= {plain(heading) for heading in table.headings}
        for table in tables
    )
    form = tuple(table.sheet for table in tables if table.sheet in _OF_A_FORM) if asks else ()
    found = [
        one
        for table in tables
        if table.sheet not in form
        for one in _found(path, table, is_workbook(content), alone=len(tables) == 1)
    ]
    return found, tuple(sheet for sheet in form if sheet)


def _found(path: Path, table: SeenTable, workbook: bool, alone: bool) -> list[FoundExport]:
    """Return what one table is: a register, or answers; those of several moments are as many exports of one file."""
    name, moment, label = _named(path.stem if alone or table.sheet is None else table.sheet)
    sheet = None if alone else table.sheet
    begun = FoundExport(path, sheet, _format(table, workbook), table.rows, name, moment, label)
    register, columns = _register(table, {name, _named(table.sheet)[0]} if table.sheet else {name})
    if register:
        contract = REGISTERS[register].columns
        numbered = REGISTERS[register].key if REGISTERS[register].numbered else None
        needed = [
            key for key, one in contract.items() if one.required and key != numbered and not {*one.unless} & {*columns}
        ]
        lacking = tuple(key for key in needed if key not in columns)
        words = {
            key: tuple(table.seen[heading])[:_WORDS_OF_A_LIST]
            for key, heading in columns.items()
            if contract[key].listed or contract[key].kind in ("partenaire", "axe")
        }
        by_hand = "tableur" if workbook else "csv"
        since = _first_days(table, columns.get("partenaire"), columns.get("date"))
        return [
            replace(
                begun, format=by_hand, register=register, columns=columns, lacking=lacking, words=words, since=since
            )
        ]
    draft = drafted_from(table, name)
    draft, dated = _of_respondents(draft, table, _role(name))
    asked = [question.columns[0] for question in draft.questions if question.answer == COMMUNE and question.columns]
    communes = communes_named(text for heading in asked for text in sorted(table.seen[heading]))
    answers = replace(begun, role=_role(name), draft=draft, communes=communes)
    heading, moments = moments_of(table)
    if not heading:
        return [_between(answers, table.seen.get(dated, ()))]
    asked_once = [question for question in draft.questions if question.columns != (heading,)]
    return [
        _between(
            replace(
                answers,
                moment=moments[text],
                where={heading: text},
                draft=replace(draft, questions=tuple(one for one in asked_once if _answered(one, seen))),
            ),
            seen.get(dated, ()),
        )
        for text, seen in table.parted(heading).items()
    ]


def _between(export: FoundExport, texts: Iterable[str]) -> FoundExport:
    """Date an export by the days that its answers say."""
    days = sorted(day for text in texts if isinstance(day := parse_date(text), date))
    return replace(export, first=days[0] if days else None, last=days[-1] if days else None)


def _answered(question: DraftQuestion, seen: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether anybody answered a question, in its column or in those of its options."""
    options = tuple(f"{stem}{sign}" for stem in question.columns for sign in ("[", " [", "/", " : "))
    return any(texts and (one in question.columns or one.startswith(options)) for one, texts in seen.items())


def _first_days(table: SeenTable, partner: str | None, dated: str | None) -> Mapping[str, date]:
    """Return the first day at which a register names each partner."""
    if not partner or not dated:
        return {}
    days = {
        name: [day for text in seen[dated] if isinstance(day := parse_date(text), date)]
        for name, seen in table.parted(partner).items()
    }
    return {name: min(told) for name, told in days.items() if told}


def _named(stem: str) -> tuple[str, str, str]:
    """Part a name into what it speaks of, its moment, and the first as it is written: « Élus (fin) » is `elus`, `fin`, « Élus »."""
    written = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", _OF_TOOLS.sub(" ", stem.replace("_", " ")))
    moments = [plain(word) for word in written if is_moment(plain(word))]
    left = [word for word in written if not is_moment(plain(word)) and plain(word) not in _NOBODY]
    label = " ".join(left[:8])
    return as_id(label, words=8) if left else "reponses", moment_of(moments), label


def _role(name: str) -> Role | None:
    words = name.split("_")
    return next((role for role in ROLES if role in words or role.removesuffix("s") in words), None)


def _format(table: SeenTable, workbook: bool) -> str:
    """Say which tool wrote a table: the one of whose own columns most are there."""
    headings = {plain(heading) for heading in table.headings}
    own = {name: {plain(one) for one in layout_of(name).added} & headings for name in FORMATS}
    likely = max(own, key=lambda name: len(own[name]))
    sure = len(own[likely]) > 1 or own["google_forms"]
    if sure and own[likely] != {"id"}:
        return "google_forms" if len(own[likely]) == len(own["google_forms"]) else likely
    return "tableur" if workbook else "csv"


def _register(table: SeenTable, names: Set[str]) -> tuple[str | None, dict[str, str]]:
    """Say which register a table is, if it is one, and under which heading each of its columns stands.

    What its columns do not show, its name does: no group of people may be called as a register.
    """
    best: tuple[float, str | None, dict[str, str]] = (0.0, None, {})
    for name, contract in REGISTERS.items():
        columns: dict[str, str] = {}
        for key in contract.columns:
            heading = next(
                (
                    one
                    for one in table.headings
                    if one not in columns.values()
                    and _is(key, one)
                    and _may_hold(contract.columns[key], table.seen[one])
                ),
                None,
            )
            if heading:
                columns[key] = heading
        needed = [
            key
            for key, one in contract.columns.items()
            if one.required and not one.listed and not (contract.numbered and key == contract.key)
        ]
        there = sum(key in columns or bool({*contract.columns[key].unless} & {*columns}) for key in needed)
        covered = len(columns) / len(table.headings)
        said, _, _ = _named(contract.label)
        of = names | {_KEPT_BY_HAND.sub("", called) for called in names}
        also = bool(of & {*_CALLED.get(name, ())}) and len(columns) >= _TWO
        begun = any(
            len(called) >= _LONG_ENOUGH and called not in ROLES and said.startswith(f"{called}_") for called in names
        )
        if names & {name, said} or begun or also:
            return name, columns
        if (
            len(columns) >= _THREE
            and there >= _HALF * len(needed)
            and covered >= _HALF
            and covered + len(columns) > best[0]
        ):
            best = (covered + len(columns), name, columns)
    return best[1], best[2]


def _may_hold(column: RegisterColumn, texts: Mapping[str, int]) -> bool:
    """Whether a column of closed words may be this one: half of what it holds are words of it."""
    if not column.options or column.listed:
        return True
    known = listed_words(column)
    read = sum(times for text, times in texts.items() if plain(text) in known or loosely(plain(text)) in known)
    return 2 * read >= sum(texts.values())


def _is(key: str, heading: str) -> bool:
    whole = plain(heading).rstrip(" :?*")
    said = _SCALE_OF_NOTES.sub("", whole).strip(" :?*").replace("-", " ")
    if key in ("participant", "salarie") and _SOMEBODY.fullmatch(said):
        return True
    if key == "date" and re.match(r"date (?:de |du |des |d')", said):
        return True
    counted = key == "effectif" and said.startswith(("nombre de ", "nombre d'", "nb de "))
    if key == "quantite":  # it is weighed: a bare « Quantité » is of pieces, unless its heading says tonnes or kilos
        return whole in _SAID[key] or _WEIGHED.fullmatch(whole) is not None
    return bool({whole, said} & {plain(key), *_SAID.get(key, ())}) or counted


def _of_respondents(draft: DraftQuestionnaire, table: SeenTable, role: Role | None) -> tuple[DraftQuestionnaire, str]:
    """Take out of the questions what says who answers, when, with what agreement, and whatever tells of somebody."""
    respondent = {key: tuple(headings) for key, headings in draft.respondent.items()}
    kept: list[DraftQuestion] = []
    for question in draft.questions:
        heading = question.columns[0] if question.columns else question.text
        said = plain(question.text).rstrip(" :?*")
        key = next(
            (
                key
                for key, known in (
                    ("consentement", _CONSENT.fullmatch(said)),
                    ("date_reponse", _DATE.fullmatch(said) and question.answer in ("date", "verbatim", "one_of")),
                    ("id_reponse", said in _TOOL_S_ID),
                    ("cle", _KEY.fullmatch(said) or (_OWN_CODE.fullmatch(said) and _of_somebody(table, heading))),
                    ("partenaire", role == "partenaires" and _is("partenaire", heading)),
                )
                if known and key not in respondent
            ),
            None,
        )
        if key:
            respondent[key] = (heading,)
        elif not personal_heading(question.text) and not personal_kinds(list(table.seen.get(heading, ()))):
            kept.append(_of_communes(question, table.seen.get(heading, {})))
    given = next((one for one in table.headings if plain(one) in _GIVEN and _tells_apart(table, one)), None)
    if given and "cle" not in respondent:
        respondent["cle"] = (given,)
    dated = next(iter(respondent.get("date_reponse", ())), "")
    agreed: Mapping[str, int] = table.seen.get(next(iter(respondent.get("consentement", ())), ""), {})
    sentences = tuple(text for text in agreed if plain(text) not in TICKS)
    return replace(draft, questions=tuple(kept), respondent=respondent, agreements=sentences), dated


def _tells_apart(table: SeenTable, heading: str) -> bool:
    """Whether nearly each row has a text of its own in a column: a code that somebody was given."""
    texts: Mapping[str, int] = table.seen.get(heading, {})
    return table.rows >= _FEW_ROWS and set(texts.values()) == {1} and len(texts) >= _NEARLY_ALL * table.rows


def _of_somebody(table: SeenTable, heading: str) -> bool:
    """Whether a column holds in each row a code of one person, who may answer at several waves of one file."""
    texts: Mapping[str, int] = table.seen.get(heading, {})
    filled = sum(texts.values()) >= _NEARLY_ALL * table.rows
    return len(texts) >= _FEW_ROWS and max(texts.values()) <= _WAVES and filled


def _of_communes(question: DraftQuestion, texts: Mapping[str, int]) -> DraftQuestion:
    """Say of a question that its answers are communes, where its words and half of the texts say so."""
    named = sum(bool(decoupage().called(text)) for text in texts)
    asked = plain(question.text)
    if not _COMMUNE.search(asked) or _WITHIN.search(asked) or 2 * named < len(texts) or not texts:
        return question
    doubt = "les réponses possibles sont les communes de « territory › communes »"
    return replace(question, id=COMMUNE, answer=COMMUNE, options=(), doubts=(doubt,))


def communes_named(texts: Iterable[str]) -> tuple[str, ...]:
    """Name the communes of today that texts name; of several of one name, that of the départements of the others."""
    written = {text for text in texts if not text.isdigit()}
    named = [[one for one in decoupage().called(text) if one.stood_on(PERIMETER_OF)] for text in sorted(written)]
    around = Counter(bearers[0].departement for bearers in named if len(bearers) == 1)
    found: dict[str, None] = {}
    for bearers in named:
        near = sorted(bearers, key=lambda one: (-around[one.departement], one.name not in written))
        if len(bearers) == 1:
            found[bearers[0].name] = None
        elif near:
            found[f"{near[0].name} ({near[0].departement})"] = None
    return tuple(found)
