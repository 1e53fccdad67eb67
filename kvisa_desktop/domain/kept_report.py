# SPDX-License-Identifier: MIT
"""The report of a build as it is kept with the build, and read again in any language."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.kept_message import message_of, plain
from kvisa_desktop.messages import Message


@dataclass(frozen=True, slots=True)
class KeptPromise:
    """One promise about the file, whether it held, and the evidence."""

    property: str
    ok: bool
    detail: Message


@dataclass(frozen=True, slots=True)
class KeptReport:
    """What came of a build: its promises, what was noted, and what was still to be checked."""

    promises: tuple[KeptPromise, ...] = ()
    notes: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()


def written(report: KeptReport) -> str:
    """Return a report as JSON text."""
    held = {
        "promises": [
            {"property": each.property, "ok": each.ok, "detail": plain(each.detail)}
            for each in report.promises
        ],
        "notes": [plain(each) for each in report.notes],
        "warnings": [plain(each) for each in report.warnings],
    }
    return json.dumps(held, ensure_ascii=False)


def report_of(build: DossierBuild) -> KeptReport:
    """Return the report that was kept with a build; an empty one where it cannot be read."""
    try:
        held: dict[str, Any] = json.loads(build.report)
        promises = tuple(
            KeptPromise(str(each["property"]), bool(each["ok"]), message_of(each["detail"]))
            for each in held["promises"]
        )
        return KeptReport(promises, _messages(held["notes"]), _messages(held["warnings"]))
    except (ValueError, KeyError, TypeError):
        return KeptReport()


def _messages(held: Iterable[dict[str, Any]]) -> tuple[Message, ...]:
    return tuple(map(message_of, held))
