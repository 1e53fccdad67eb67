# SPDX-License-Identifier: MIT
"""The program's side of photos: every look at a picture goes to a worker process."""

from collections.abc import Mapping

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo.background import Box, Part, Sample
from kvisa_desktop.domain.photo.check import Survey
from kvisa_desktop.domain.photo.cut import Cut
from kvisa_desktop.intake.transfer import garbled
from kvisa_desktop.sandbox import Answer, Json, Sandbox

_TASKS = "kvisa_desktop.intake.photo_tasks"
_JPEG = b"\xff\xd8\xff"
_LEVELS = range(256)


class PhotoReader:
    """Samples photos and cuts them out; every failure is a `Refused` with a sentence."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Read by the workers of `sandbox`."""
        self._sandbox = sandbox

    def survey(self, data: bytes, file_type: FileType, boxes: Mapping[Part, Box]) -> Survey:
        """Return samples of parts of a picture, and whether it has colour."""
        asked: list[Json] = [[str(part), *box] for part, box in boxes.items()]
        values = self._ask("survey", data, file_type, {"boxes": asked}).values
        try:
            return _survey(values)
        except (KeyError, TypeError, ValueError) as fault:
            raise garbled() from fault

    def cut(self, data: bytes, file_type: FileType, wanted: Cut) -> tuple[bytes, int]:
        """Return the photo as a JPEG of 24-bit RGB, and the quality it was saved with."""
        answer = self._ask("cut", data, file_type, _options(wanted))
        if not answer.data.startswith(_JPEG) or not isinstance(answer.values, int):
            raise garbled()
        return answer.data, answer.values

    def sheet(
        self, data: bytes, file_type: FileType, wanted: Cut, millimetres: tuple[float, float]
    ) -> bytes:
        """Return photo paper of 10 × 15 cm full of the photo, as a JPEG of 300 dpi."""
        options = {**_options(wanted), "millimetres": list[Json](millimetres)}
        answer = self._ask("sheet", data, file_type, options)
        if not answer.data.startswith(_JPEG):
            raise garbled()
        return answer.data

    def _ask(
        self, task: str, data: bytes, file_type: FileType, options: Mapping[str, Json]
    ) -> Answer:
        return self._sandbox.run(
            f"{_TASKS}:{task}", data, options={"type": str(file_type), **options}
        )


def _options(wanted: Cut) -> dict[str, Json]:
    return {
        "box": list[Json](wanted.box),
        "size": [*wanted.size, wanted.least, wanted.most],
        "dpi": wanted.dpi,
    }


def _survey(values: Json) -> Survey:
    if not isinstance(values, dict) or not isinstance(values["samples"], list):
        raise TypeError
    return Survey(tuple(_sample(each) for each in values["samples"]), values["has_colour"] is True)


def _sample(value: Json) -> Sample:
    if not isinstance(value, list):
        raise TypeError
    part, *levels = value
    red, green, blue, darkest, lightest = (int(str(each)) for each in levels)
    if not all(each in _LEVELS for each in (red, green, blue, darkest, lightest)):
        raise ValueError
    return Sample(Part(str(part)), (red, green, blue), darkest, lightest)
