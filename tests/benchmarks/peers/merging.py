# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it answers on standard output
"""One way of making one file of many scans, timed; `merge.py` runs it in a fresh process."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
_KILO = 1024


def scans_of(place: Path, count: int, ending: str) -> list[Path]:
    """Return that many scans; those that are there are taken again when they are too few."""
    there = sorted((place / "scans").glob(f"*.{ending}"))
    return [there[number % len(there)] for number in range(count)]


def each(place: Path, count: int) -> Callable[[Path], None]:
    """Make a PDF of each scan, for those who bind ready pages."""
    img2pdf = import_module("img2pdf")

    def go(_out: Path) -> None:
        for scan in scans_of(place, count, "jpg"):
            scan.with_suffix(".pdf").write_bytes(img2pdf.convert(str(scan)))

    return go


def copy(place: Path, count: int) -> Callable[[Path], None]:
    """Copy the bytes one after the other: no file can be made faster."""
    scans = scans_of(place, count, "jpg")

    def go(out: Path) -> None:
        with out.open("wb") as target:
            for scan in scans:
                with scan.open("rb") as source:
                    shutil.copyfileobj(source, target, 1 << 20)

    return go


def qpdf(place: Path, count: int) -> Callable[[Path], None]:
    """Bind ready pages by the qpdf library, within this process."""
    pages = [str(scan) for scan in scans_of(place, count, "pdf")]
    job = import_module("pikepdf").Job

    def go(out: Path) -> None:
        job(["pikepdf", "--empty", "--pages", *pages, "--", str(out)]).run()

    return go


def pypdf(place: Path, count: int) -> Callable[[Path], None]:
    """Bind ready pages by pypdf."""
    pages = scans_of(place, count, "pdf")
    writer = import_module("pypdf").PdfWriter

    def go(out: Path) -> None:
        made = writer()
        for page in pages:
            made.append(page)
        made.write(out)

    return go


def img2pdf(place: Path, count: int) -> Callable[[Path], None]:
    """Bind the scans by img2pdf, which looks at each of them."""
    scans = [str(scan) for scan in scans_of(place, count, "jpg")]
    convert = import_module("img2pdf").convert

    def go(out: Path) -> None:
        with out.open("wb") as target:
            convert(scans, outputstream=target)

    return go


def kvisa(place: Path, count: int) -> Callable[[Path], None]:
    """Bind the scans by this program: stamped, tagged, numbered, labelled; proved elsewhere."""
    binding = import_module("tests.benchmarks.peers.kvisa_merge")
    go: Callable[[Path], None] = binding.binding(scans_of(place, count, "jpg"))
    return go


def vault(place: Path, count: int) -> Callable[[Path], None]:
    """Build the dossier of a case with that many scans out of an encrypted vault, and prove it."""
    binding = import_module("tests.benchmarks.peers.kvisa_merge")
    go: Callable[[Path], None] = binding.vault_build(
        place / "Benchmark.kvisa", scans_of(place, count, "jpg")
    )
    return go


def _forced(out: Path) -> None:
    with out.open("rb") as made:
        os.fsync(made.fileno())


def main(step: str, folder: str, count: str) -> None:
    """Time a step and say what it took."""
    place = Path(folder)
    out = place / "merged.pdf"
    go = globals()[step](place, int(count))
    started, busy = time.perf_counter(), time.process_time()
    go(out)
    wall, cpu = time.perf_counter() - started, time.process_time() - busy
    if out.exists():
        _forced(out)
        out.unlink()
    print(json.dumps({"wall": wall, "cpu": cpu, "peak": _peak()}))


def _peak() -> float:
    """Return the most megabytes this process had; what its parent had is not counted."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / _KILO


if __name__ == "__main__":
    subprocess.run(["sync"], check=False)
    main(*sys.argv[1:])
