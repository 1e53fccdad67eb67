# SPDX-License-Identifier: MIT
"""What is still needed from applicants, as text for any messenger in the applicant's language."""

from kvisa_desktop.cli.answer import Answer, Line
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.domain.still_needed import Need
from kvisa_desktop.i18n.catalog import LANGUAGES, Translator
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, requests
from kvisa_desktop.services.requests import Request


def missing(run: Run, *, vault: str, case: tuple[str, ...], language: str | None) -> Answer:
    """Write what is still needed from each applicant."""
    on = run.today()
    say = run.app.translator(language or run.console.say.language)
    with run.vault(vault) as opened:
        named = [cases.find(opened, each) for each in case] or requests.open_cases(opened)
        ids = dict.fromkeys(each.id for each in named)
        found = requests.of_cases(opened, run.rulebook, ids, on=on)
    data = {"on": on, "language": say.language, "cases": [_data(each, say) for each in found]}
    lines: list[Line] = []
    for each in found:
        lines += _lines(each, say, alone=len(found) == 1)
    return Answer(data, lines or [msg("No case is open.")])


def _data(request: Request, say: Translator) -> dict[str, object]:
    case, person = request.case_file.case, request.case_file.person
    return {
        "id": case.id,
        "ref": case.ref,
        "name": person.passport_name,
        "to_bring": [_need(each, say) for each in request.needed.to_bring],
        "to_answer": [_need(each, say) for each in request.needed.to_answer],
        "text": "\n".join(say(each) for each in request.lines),
    }


def _need(need: Need, say: Translator) -> dict[str, object]:
    return {"id": need.id, "text": say(need.text), "due_on": need.due_on}


def _lines(request: Request, say: Translator, *, alone: bool) -> list[Line]:
    written: list[Line] = [verbatim(say(each)) for each in request.lines]
    if alone:
        return written
    title = requests.heading(request)
    return [msg("— {heading} —", heading=title), *written, Message("")]


COMMANDS = (
    Command(
        "missing",
        msg("Write what is still needed from the applicant, ready for any messenger."),
        missing,
        arguments=(
            Argument(
                "case",
                msg("Cases, by reference or id; all open ones when left out."),
                many=True,
                optional=True,
            ),
        ),
        options=(
            Option(
                "--language",
                msg("Language of the applicant; that of the messages when left out."),
                value="LANGUAGE",
                choices=LANGUAGES,
            ),
        ),
        opens=True,
    ),
)
