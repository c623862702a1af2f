"""What is said of a declared file that is not there, whoever notices it first: one sentence, so that it is said once."""

ABSENT = "le fichier n’existe pas. Déposez-le à cet endroit, ou corrigez « file » dans initiative.yaml."


def no_file(file: str) -> str:
    """Say that a declared file is not there."""
    return f"{file} : {ABSENT}"
