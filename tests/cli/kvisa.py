# SPDX-License-Identifier: MIT
"""Runs the command line in this process, as a shell would see it."""

import contextlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from kvisa_desktop.cli import main

PASSWORD = "correct horse"


@dataclass(frozen=True)
class Ran:
    """What a run left: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        """The one JSON document on standard output."""
        return json.loads(self.out)


def kvisa(*arguments: object, password: str | None = PASSWORD) -> Ran:
    """Run a command without a terminal; `password` goes into the environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2))
    with (
        _environment("KVISA_PASSWORD", password),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main([str(each) for each in arguments])
    streams = []
    for stream in (out, err):
        stream.flush()
        streams.append(stream.buffer.getvalue().decode("utf-8"))
    return Ran(code, *streams)


@contextlib.contextmanager
def _environment(name: str, value: str | None) -> Iterator[None]:
    before = os.environ.pop(name, None)
    if value is not None:
        os.environ[name] = value
    try:
        yield
    finally:
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


def photo(path: Path, shade: int = 200, pages: int = 1) -> Path:
    """Make a small picture file, its type by its ending; several pages make a TIFF or PDF."""
    images = [Image.new("RGB", (620, 877), (shade, 10 + page, 90)) for page in range(pages)]
    more: dict[str, Any] = {"save_all": True, "append_images": images[1:]} if pages > 1 else {}
    images[0].save(path, dpi=(75, 75), **more)
    return path
