# SPDX-License-Identifier: MIT
"""The program's side of straightening: every look at a picture goes to a worker process."""

from kvisa_desktop.domain.corners import Corners
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.intake.straighten_tasks import corners_of
from kvisa_desktop.intake.transfer import garbled
from kvisa_desktop.sandbox import Answer, Json, Sandbox

_TASKS = "kvisa_desktop.intake.straighten_tasks"
_JPEG = b"\xff\xd8\xff"


class Straightener:
    """Finds sheets in photographs and lays them flat; every failure is a `Refused`."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Read by the workers of `sandbox`."""
        self._sandbox = sandbox

    def corners(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> Corners | None:
        """Return the corners of the sheet on a page, None when it is not plain to see."""
        options = _options(file_type, page_no, rotation, password)
        values = self._ask("corners", data, options).values
        if values is None:
            return None
        try:
            return corners_of(values)
        except (TypeError, ValueError) as fault:
            raise garbled() from fault

    def straightened(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        corners: Corners,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> bytes:
        """Return the sheet between the corners laid flat, as a JPEG."""
        options = _options(file_type, page_no, rotation, password)
        options["corners"] = [list[Json](point) for point in corners.points]
        answer = self._ask("straightened", data, options)
        if not answer.data.startswith(_JPEG):
            raise garbled()
        return answer.data

    def _ask(self, task: str, data: bytes, options: dict[str, Json]) -> Answer:
        return self._sandbox.run(f"{_TASKS}:{task}", data, options=options)


def _options(
    file_type: FileType, page_no: int, rotation: int, password: str | None
) -> dict[str, Json]:
    return {
        "type": str(file_type),
        "page_no": page_no,
        "rotation": rotation,
        "password": password,
    }
