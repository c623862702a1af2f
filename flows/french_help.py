"""The words that typer says in English by itself, in French: panels of the help, the help option, misuse."""

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

HELP = "Afficher cette aide."


def _speak_french() -> None:
    from typer import rich_utils  # slow to import: only when help is shown

    rich_utils.ARGUMENTS_PANEL_TITLE = "Arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
    rich_utils.DEFAULT_STRING = "[par défaut : {}]"


class FrenchCommand(TyperCommand):
    """A command whose help is in French."""

    def get_help_option(self, ctx: typer.Context) -> typer.core.TyperOption | None:  # type: ignore[override]
        """Give the help option, described in French."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Show the help with French headings."""
        _speak_french()
        super().format_help(ctx, formatter)  # type: ignore[arg-type]


class FrenchGroup(TyperGroup):
    """The whole program, whose help is in French."""

    def get_help_option(self, ctx: typer.Context) -> typer.core.TyperOption | None:  # type: ignore[override]
        """Give the help option, described in French."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Show the help with French headings."""
        _speak_french()
        super().format_help(ctx, formatter)  # type: ignore[arg-type]


def misuse(error: TyperException, commands: tuple[str, ...]) -> str:
    """Say in French how a command was mistyped."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    named = getattr(parameter, "metavar", None) or (parameter.name if parameter is not None else "")
    if kind == "MissingParameter":
        option = next((name for name in getattr(parameter, "opts", ()) if name.startswith("--")), "")
        said = getattr(parameter, "help", None)
        return f"Il manque « {f'{option} {named}'.strip()} »{f' : {said[:1].lower()}{said[1:]}' if said else '.'}"
    if kind == "NoSuchOption":
        return f"L’option « {getattr(error, 'option_name', '')} » n’existe pas."
    if kind == "BadOptionUsage":
        return f"L’option « {getattr(error, 'option_name', '')} » attend une valeur."
    if kind == "BadParameter":
        return f"La valeur donnée pour « {named} » ne convient pas."
    if error.message.startswith("No such command"):
        return f"Cette commande n’existe pas. Commandes : {', '.join(commands)}."
    return "La commande est mal formée : il y a un argument de trop ou il en manque un."
