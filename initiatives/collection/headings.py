"""Which headings are looked for in each file, from the declaration."""

from initiatives.collection.grid import Expected
from initiatives.declaration.model import Initiative, Register
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.questionnaire import Question, Questionnaire, headings_of
from initiatives.declaration.register_contract import RegisterContract


def option_words(question: Question) -> dict[str, str]:
    """Every word by which a tool may name an option of a question: its id, its codes, its label → its id."""
    words = {option.label: key for key, option in question.options.items()}
    words |= {code: key for key, option in question.options.items() for code in option.codes}
    return words | {key: key for key in question.options}


def expected_answers(questionnaire: Questionnaire) -> Expected:
    """Every heading that an export of this questionnaire may have; the columns to ignore are among them."""
    expected: dict[str, dict[str, str]] = {heading: {} for heading in questionnaire.ignored_columns}
    for headings in questionnaire.respondent.model_dump().values():
        expected |= {heading: {} for heading in headings}
    for name, question in questionnaire.questions.items():
        joined = question.answer == "several_of" and not isinstance(question.columns, dict)
        words = option_words(question) if joined else {}
        expected |= dict.fromkeys(headings_of(name, question), words)
    return expected


def register_headings(contract: RegisterContract, register: Register) -> dict[str, str]:
    """Heading of each column of a register's file: the one declared, or the column's id."""
    return {column: register.columns.get(column, column) for column in contract.columns}


def expected_register(initiative: Initiative, name: str) -> Expected:
    """Every heading that the file of a register may have."""
    headings = register_headings(contract_of(initiative, name), initiative.registers[name])
    return {heading: {} for heading in headings.values()}
