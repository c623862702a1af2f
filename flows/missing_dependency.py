"""What an evaluator reads where a dependency is not installed. Imports nothing that may itself be missing."""

_ROOMS = ("flows", "reports", "indicators", "initiatives")


def unmet(error: BaseException) -> str | None:
    """Say in French which dependency an error comes of, and how to install it; None where it comes of something else."""
    cause: BaseException | None = error
    while cause is not None:
        package = (cause.name or "").partition(".")[0] if isinstance(cause, ImportError) else ""
        if package and package not in _ROOMS:
            return (
                f"L’installation est incomplète : « {package} » manque, ou n’est pas à la bonne version. Relancez "
                "l’installation depuis le dossier du programme (README.md), puis votre commande :\n"
                "    .venv/bin/python -m pip install --no-deps --require-hashes -r requirements.lock"
            )
        cause = cause.__cause__ or cause.__context__
    return None
