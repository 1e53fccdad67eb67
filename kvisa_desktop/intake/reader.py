# SPDX-License-Identifier: MIT
"""The program's side of the intake: every question about a file goes to a worker process."""

from collections.abc import Callable, Mapping

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PreparedPage, Preview
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import transfer
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox import Answer, Json, Limits, Sandbox

_TASKS = "kvisa_desktop.intake.worker"
_MOST_FILE = 1024 * 1024 * 1024
_THUMBNAIL = Limits(seconds=30, cpu_seconds=30)
_RGB = 3


class Intake:
    """Reads scans: what they are, their pages ready to be placed, previews, text.

    Pages count from 1; `rotation` is clockwise in degrees, a multiple of 90, on top of what the
    file itself says. Every failure is a `Refused` with a sentence; `cancelled`, where it is given,
    ends the work with `Cancelled`.
    """

    def __init__(self, sandbox: Sandbox, *, cancelled: Callable[[], bool] | None = None) -> None:
        """Read by the workers of `sandbox`."""
        self._sandbox = sandbox
        self._cancelled = cancelled

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        """Return what a file is; a file that cannot be taken says so in its facts."""
        if len(data) > _MOST_FILE:
            return _rejected(_too_large())
        try:
            answer = self._ask("inspect", data, {"name": name, "password": password})
            return transfer.facts_from_json(answer.values)
        except transfer.Untrue:
            return _rejected(transfer.garbled())
        except Refused as refusal:
            return _rejected(refusal)

    def prepare(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
        max_dpi: int | None = 300,
    ) -> PreparedPage:
        """Return a page upright and ready to be placed on paper.

        Pictures finer than `max_dpi` on A4 by more than two fifths are made smaller; None keeps
        every pixel.
        """
        options: dict[str, Json] = {
            "type": file_type,
            "page_no": page_no,
            "rotation": rotation,
            "password": password,
            "max_dpi": max_dpi,
        }
        answer = self._ask("prepare", data, options)
        try:
            return transfer.page_from_json(answer.values, answer.data, data)
        except transfer.Untrue as fault:
            raise transfer.garbled() from fault

    def compact(self, page: PreparedPage, dpi: int, quality: int) -> PreparedPage:
        """Return a prepared page in fewer bytes where it can be had at that fineness."""
        options: dict[str, Json] = {
            "page": transfer.page_to_json(page, ()),
            "dpi": dpi,
            "quality": quality,
        }
        answer = self._ask("compact", page.icc + page.data, options)
        try:
            return transfer.page_from_json(answer.values, answer.data, b"")
        except transfer.Untrue as fault:
            raise transfer.garbled() from fault

    def preview(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
        max_pixels: int = 1_000_000,
    ) -> Preview:
        """Return a page upright as a picture of at most `max_pixels` pixels in all."""
        options: dict[str, Json] = {
            "type": file_type,
            "page_no": page_no,
            "rotation": rotation,
            "password": password,
            "max_pixels": max_pixels,
        }
        answer = self._ask("preview", data, options, _THUMBNAIL)
        match answer.values:
            case [int(width), int(height)] if len(answer.data) == width * height * _RGB:
                return Preview(width, height, answer.data)
        raise transfer.garbled()

    def text_of(
        self, data: bytes, file_type: FileType, page_no: int, *, password: str | None = None
    ) -> str:
        """Return the text of a page; only a PDF has any."""
        if file_type is not FileType.PDF:
            return ""
        answer = self._ask("text_of", data, {"page_no": page_no, "password": password})
        return answer.values if isinstance(answer.values, str) else ""

    def decrypted(self, data: bytes, password: str) -> bytes:
        """Return a PDF rewritten so that it opens without its password."""
        return self._ask("decrypted", data, {"password": password}).data

    def _ask(
        self, task: str, data: bytes, options: Mapping[str, Json], limits: Limits | None = None
    ) -> Answer:
        return self._sandbox.run(
            f"{_TASKS}:{task}", data, options=options, limits=limits, cancelled=self._cancelled
        )


def _rejected(refusal: Refused) -> FileFacts:
    return FileFacts(Outcome.REJECTED, reason=refusal.what, remedy=refusal.remedy)


def _too_large() -> Refused:
    return Refused(
        msg("This file is larger than {most} MB.", most=_MOST_FILE >> 20),
        msg("Scan the paper at 300 dots per inch and add that file."),
    )
