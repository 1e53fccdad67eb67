# SPDX-License-Identifier: MIT
"""Reading the machine-readable lines of a passport, card or visa."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command
from kvisa_desktop.domain.mrz import read_mrz
from kvisa_desktop.domain.mrz_checks import CHECK_WORDS, MrzCheck
from kvisa_desktop.domain.mrz_layout import MrzPart
from kvisa_desktop.messages import Message, msg


def mrz(run: Run, *, lines: tuple[str, ...]) -> Answer:
    """Read and check machine-readable lines."""
    reading = read_mrz(lines, on=run.today())
    checks = [
        {"name": each.name, "expected": each.expected, "found": each.found, "ok": each.ok}
        for each in reading.checks
    ]
    data = {
        "valid": reading.is_valid,
        "format": str(reading.format),
        "fields": dict(reading.texts()),
        "checks": checks,
        "warnings": list(reading.warnings),
        "lines": list(reading.lines),
    }
    text: list[Line] = [row(_FIELDS[key], value) for key, value in reading.texts().items() if value]
    text += [_check_line(each) for each in reading.checks]
    text += [Detail(each) for each in reading.warnings]
    text.append(
        msg("Every check digit agrees; the names have none.")
        if reading.is_valid
        else msg("Check digits do not agree: compare the lines with the passport.")
    )
    return Answer(data, text, Done.DONE if reading.is_valid else Done.FINDINGS)


def _check_line(check: MrzCheck) -> Line:
    name = CHECK_WORDS[MrzPart(check.name)]
    if check.ok:
        return row("✓", msg("check digit, {name}", name=name), check.found)
    wanted = msg("{found}, computed {expected}", found=check.found, expected=check.expected)
    return row("✗", msg("check digit, {name}", name=name), wanted)


_FIELDS: dict[str, Message] = {
    "document_code": msg("Document code"),
    "issuing_country": msg("Issued by"),
    "surname": msg("Surname"),
    "given_names": msg("Given names"),
    "number": msg("Number"),
    "nationality": msg("Nationality"),
    "birth_date": msg("Date of birth"),
    "sex": msg("Sex"),
    "expires_on": msg("Date of expiry"),
    "optional": msg("Optional field"),
    "optional_2": msg("Second optional field"),
}

COMMANDS = (
    Command(
        "mrz",
        msg("Read and check the machine-readable lines of a passport, card or visa."),
        mrz,
        arguments=(
            Argument("lines", msg("The lines, each in quotes; TD3, TD1, TD2 or MRV."), many=True),
        ),
    ),
)
