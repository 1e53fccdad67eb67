# SPDX-License-Identifier: MIT
"""The tree of click commands in one language, made from the declarations."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from kvisa_desktop.cli import spec, usage
from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.run import Run
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message, msg, plural

PROGRAM = "kvisa"
_WIDEST = {"en": 100, "zh": 64}  # in characters; a Chinese one takes two places


def tree(
    commands: Sequence[spec.Command | spec.Group], about: Message, say: Translator
) -> click.Group:
    """Return the command line: all commands under one word, their help in the language of `say`."""
    return _Group(PROGRAM, [_made(each, say) for each in commands], say=say, about=about)


class _Spoken(click.Command):
    """A command whose help is written in the language of a translator, headings and all."""

    say: Translator
    about: Message

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.say(msg("Show this help."))
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.width = min(formatter.width, _WIDEST[self.say.language])
        call = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, call, prefix=self.say(msg("Usage:")) + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.say(self.about))
        for heading, rows in self._sections(ctx):
            if rows:
                formatter.write(f"\n{self.say(heading)}\n")
                with formatter.indentation():
                    formatter.write_dl(rows)

    def _sections(self, ctx: click.Context) -> list[tuple[Message, list[tuple[str, str]]]]:
        commands = self.commands if isinstance(self, click.Group) else {}
        arguments, options = [], []
        for each in self.get_params(ctx):
            if isinstance(each, click.Argument):
                arguments.append((each.make_metavar(ctx), each.help or ""))
            elif record := each.get_help_record(ctx):
                options.append(record)
        return [
            (msg("Commands:"), [(name, each.help or "") for name, each in commands.items()]),
            (msg("Arguments:"), arguments),
            (msg("Options:"), options),
        ]


class _Command(_Spoken):
    def __init__(self, declared: spec.Command, say: Translator) -> None:
        arguments = [_argument(each, say) for each in spec.arguments_of(declared)]
        options = [_option(each, say) for each in spec.options_of(declared)]
        super().__init__(
            declared.name,
            params=[*arguments, *options],
            help=say(declared.about),
            callback=_callback(declared),
            options_metavar=say(msg("[OPTIONS]")),
        )
        self.say = say
        self.about = declared.about
        self.allow_extra_args = True  # complained about below, in our words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise WrongUsage(
                plural(
                    "There is {count} argument too many: {arguments}.",
                    "There are {count} arguments too many: {arguments}.",
                    len(rest),
                    arguments=" ".join(rest),
                ),
                usage.help_of(ctx),
            )
        return rest


class _Group(_Spoken, click.Group):
    def __init__(
        self, name: str, commands: Sequence[click.Command], *, say: Translator, about: Message
    ) -> None:
        super().__init__(
            name,
            commands=commands,
            params=[_option(each, say) for each in spec.EVERYWHERE],
            callback=click.pass_context(_begin),
            invoke_without_command=True,  # to complain in our words
            no_args_is_help=True,
            help=say(about),
            options_metavar=say(msg("[OPTIONS]")),
            subcommand_metavar=say(msg("COMMAND …")),
        )
        self.say = say
        self.about = about

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = list(self.commands)
        if args[0] not in known:
            raise usage.no_such(
                msg("There is no command “{name}”.", name=args[0]), known, args[0], ctx
            )
        return super().resolve_command(ctx, args)


class _Option(click.Option):
    """An option whose help is the given text and nothing that click adds in its own words."""

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401, ARG002  as click has it
        return {}


def _one_of(declared: spec.Option) -> Callable[..., str | tuple[str, ...] | None]:
    """Return what lets only the words of an option through, and names them otherwise."""

    def check(
        context: click.Context,  # noqa: ARG001  click calls it so
        parameter: click.Parameter,  # noqa: ARG001
        value: str | tuple[str, ...] | None,
    ) -> str | tuple[str, ...] | None:
        given = value if isinstance(value, tuple) else (value,)
        wrong = next((each for each in given if each not in {None, *declared.choices}), None)
        if wrong is None:
            return value
        raise WrongUsage(
            msg("“{word}” is none of the words for {option}.", word=wrong, option=declared.flag),
            msg("Use one of: {words}.", words=", ".join(declared.choices)),
        )

    return check


def _made(declared: spec.Command | spec.Group, say: Translator) -> click.Command:
    if isinstance(declared, spec.Command):
        return _Command(declared, say)
    inner = [_Command(each, say) for each in declared.commands]
    return _Group(declared.name, inner, say=say, about=declared.about)


def _callback(declared: spec.Command) -> Any:  # noqa: ANN401  whatever click wants
    @click.pass_obj
    def call(run: Run, /, **given: Any) -> Answer:  # noqa: ANN401
        return declared.run(run, **run.take_settings(given))

    return call


def _begin(context: click.Context, /, **given: Any) -> None:  # noqa: ANN401
    if context.invoked_subcommand is None:
        raise WrongUsage(msg("No command is named."), usage.help_of(context))
    context.obj.take_settings(given)


def _argument(declared: spec.Argument, say: Translator) -> click.Argument:
    name = declared.key.upper()
    shown = f"{_singular(name)}…" if declared.many else name
    return click.Argument(
        [declared.key],
        nargs=-1 if declared.many else 1,
        required=not declared.optional,
        metavar=f"[{shown}]" if declared.optional else shown,
        help=say(declared.about),
    )


def _option(declared: spec.Option, say: Translator) -> click.Option:
    names = [declared.flag, declared.name, *([declared.short] if declared.short else [])]
    about = declared.about
    if not declared.value:
        return _Option(names, is_flag=True, help=say(about))
    if declared.required:
        about = msg("{about} Must be given.", about=about)
    return _Option(
        names,
        type=str,
        callback=_one_of(declared) if declared.choices else None,
        metavar="|".join(declared.choices) or declared.value,
        multiple=declared.many,
        required=declared.required,
        help=say(about),
    )


def _singular(name: str) -> str:
    return name.removesuffix("IES") + "Y" if name.endswith("IES") else name.removesuffix("S")
