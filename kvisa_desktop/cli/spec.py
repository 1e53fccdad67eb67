# SPDX-License-Identifier: MIT
"""Commands as declarations, before they have a language: name, words, arguments, options."""

from collections.abc import Callable
from dataclasses import dataclass

from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument by position; `many` takes all the rest, at least one unless `optional`."""

    key: str
    about: Message
    many: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option. Without `value`, the name of what follows it, it is a switch."""

    flag: str
    about: Message
    value: str = ""
    key: str = ""
    short: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    required: bool = False

    @property
    def name(self) -> str:
        """The keyword under which the value is handed to the command."""
        return self.key or self.flag.removeprefix("--").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `run` gets the session and what was given, by keyword.

    `opens` adds the argument VAULT and the sources of its password, `writes` the option --force.
    """

    name: str
    about: Message
    run: Callable[..., Answer]
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    opens: bool = False
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Several commands under one word."""

    name: str
    about: Message
    commands: tuple[Command, ...]


VAULT = Argument("vault", msg("Folder of the vault."))
CASE = Argument("case", msg("Reference or id of the case, as `kvisa cases` lists it."))
DOCUMENT = Argument("document", msg("Number or id of the document, as `kvisa documents` lists it."))

EVERYWHERE = (
    Option("--json", msg("Answer with one JSON document on standard output."), key="as_json"),
    Option(
        "--lang",
        msg("Language of help and messages; that of the system when left out."),
        value="LANGUAGE",
        choices=("en", "zh"),
    ),
    Option("--on", msg("The day that counts as today, as in 2027-02-15."), value="DATE"),
)
PASSWORD = Option(
    "--password-file",
    msg("File whose first line is the password; else KVISA_PASSWORD, else it is asked for."),
    value="FILE",
)
FORCE = Option("--force", msg("Replace a file that is there already."))


def out(value: str = "FILE", *, required: bool = False) -> Option:
    """Return the option -o: where to write what a command makes."""
    return Option("--out", msg("Where to write it."), value=value, short="-o", required=required)


def options_of(command: Command) -> tuple[Option, ...]:
    """Return all options of a command, its own first."""
    return (
        *command.options,
        *((FORCE,) if command.writes else ()),
        *((PASSWORD,) if command.opens else ()),
        *EVERYWHERE,
    )


def arguments_of(command: Command) -> tuple[Argument, ...]:
    """Return all arguments of a command in their order."""
    return ((VAULT,) if command.opens else ()) + command.arguments
