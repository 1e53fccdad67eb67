# SPDX-License-Identifier: MIT
"""The program's side of share copies: every page is drawn anew in a worker process."""

from collections.abc import Sequence

from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.intake import transfer
from kvisa_desktop.sandbox import Answer, Json, Sandbox
from kvisa_desktop.services.sharing import Box

_TASKS = "kvisa_desktop.intake.redact_tasks"


class Redactor:
    """Draws pages anew without what is to be hidden; every failure is a `Refused`."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Draw by the workers of `sandbox`."""
        self._sandbox = sandbox

    def is_searchable(self, data: bytes, kept: StoredFile, page: DocumentPage) -> bool:
        """Return True when a page has text that says what is on it."""
        return self._ask("is_searchable", data, _options(kept, page)).values is True

    def redacted(
        self,
        data: bytes,
        kept: StoredFile,
        page: DocumentPage,
        *,
        needles: Sequence[str] = (),
        boxes: Sequence[Box] = (),
        marks: Sequence[str] = (),
    ) -> tuple[PreparedPage, tuple[Box, ...]]:
        """Return a page as a picture with boxes burnt in, and those that stand on found text."""
        options = _options(kept, page)
        options["needles"] = list[Json](needles)
        options["boxes"] = [list[Json](box) for box in boxes]
        options["marks"] = list[Json](marks)
        answer = self._ask("redacted", data, options)
        match answer.values:
            case [told, list(found)]:
                try:
                    made = transfer.page_from_json(told, answer.data, b"")
                    return made, tuple(map(box_of, found))
                except (transfer.Untrue, TypeError, ValueError) as fault:
                    raise transfer.garbled() from fault
        raise transfer.garbled()

    def _ask(self, task: str, data: bytes, options: dict[str, Json]) -> Answer:
        return self._sandbox.run(f"{_TASKS}:{task}", data, options=options)


def _options(kept: StoredFile, page: DocumentPage) -> dict[str, Json]:
    return {
        "type": kept.type,
        "page_no": page.page_no,
        "rotation": page.rotation,
        "password": kept.password or None,
    }


def box_of(value: Json) -> Box:
    """Return a box the worker tells of; what is none raises TypeError or ValueError."""
    if not isinstance(value, list):
        raise TypeError
    left, top, right, bottom = (float(str(side)) for side in value)
    if not (0 <= left <= right <= 1 and 0 <= top <= bottom <= 1):
        raise ValueError
    return left, top, right, bottom
