# SPDX-License-Identifier: MIT
"""What is wrong with a call, in our words: click knows what happened, we know the language."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg


def explained(error: click.UsageError) -> WrongUsage:
    """Return a usage error of click as one of ours."""
    return WrongUsage(_what(error), help_of(error.ctx))


def help_of(context: click.Context | None) -> Message:
    """Return where help for a call is found."""
    return msg(
        "`{command} --help` shows how.", command=context.command_path if context else "kvisa"
    )


def no_such(what: Message, known: Sequence[str], wanted: str, context: click.Context) -> WrongUsage:
    """Return the complaint about a name that nobody knows, with the one that was perhaps meant."""
    close = get_close_matches(wanted, known, n=1)
    remedy = msg("Did you mean “{name}”?", name=close[0]) if close else help_of(context)
    return WrongUsage(what, remedy)


def _what(error: click.UsageError) -> Message:
    if isinstance(error, click.NoSuchOption):
        return msg("There is no option “{name}”.", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return msg("“{name}” is missing.", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        return msg("The option “{name}” is not used rightly.", name=error.option_name)
    if isinstance(error, click.BadParameter):
        return msg("“{name}” is not given rightly.", name=_name(error))
    return msg("The call is not understood.")


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    if parameter is None:
        return ""
    return parameter.make_metavar(error.ctx or click.Context(click.Command(""))).strip("[]")
