# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Does a dossier that claims an archival profile keep it, whatever lies in it? Run by hand.

python -m tests.corpora.claims FOLDER… [--pages 2] [--step 1]

Every file of the folders that is taken becomes the only exhibit of a dossier. Those that claim
PDF/A-2a and PDF/UA-1 are validated by veraPDF; the names of those that claim falsely are printed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import FileType, Media, PreparedPage
from kvisa_desktop.dossier import assemble
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, IndexLine, Section
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import Intake
from kvisa_desktop.sandbox import Limits, Sandbox
from tests.corpora.bad_input import files_in

VALIDATOR = Path(__file__).parents[1] / "dossier" / "verapdf.py"
_TITLE = Bilingual("Odd papers", "特殊材料")
_AT_ONCE = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, validate, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--step", type=int, default=1)
    asked = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    false: list[str] = []
    with tempfile.TemporaryDirectory() as made, Sandbox(1, limits=Limits(seconds=20)) as sandbox:
        place, waiting = Path(made), []
        files = [each for folder in asked.folders for each in files_in(folder)][:: asked.step]
        for number, (name, data) in enumerate(files):
            out = place / f"{number:05}-{name}.pdf"
            became, claims = _built(Intake(sandbox), name, data, out, asked.pages)
            counts[became] += 1
            counts["claim a profile"] += claims
            if claims:
                waiting.append(out)
            if len(waiting) >= _AT_ONCE:
                false += _false(waiting)
                waiting = _emptied(waiting)
        false += _false(waiting) if waiting else []
    print(f"{len(files)} files")
    for what, count in counts.items():
        print(f"  {count:5} {what}")
    print(f"claimed falsely: {len(false)}")
    for each in false:
        print(f"  {each}")
    return 1 if false else 0


def _built(intake: Intake, name: str, data: bytes, out: Path, most: int) -> tuple[str, bool]:
    """Build a dossier of a file; return what became of it and whether it claims a profile."""
    try:
        facts = intake.inspect(data, name=name)
        if not facts.is_usable or facts.type is None:
            return facts.outcome.value, False
        pages = [
            intake.prepare(data, facts.type, number)
            for number in range(1, min(most, len(facts.pages)) + 1)
        ]
        report = _bound(pages, out)
    except Refused as refusal:
        print(f"  {name}: {refusal.what.text}", file=sys.stderr)
        return "refused when built", False
    is_drawn = facts.type is FileType.PDF and any(page.media is not Media.PDF for page in pages)
    is_drawn |= any(each.is_picture for each in report.doubtful)
    return f"{facts.outcome}{', pages drawn' if is_drawn else ''}", bool(report.profiles)


def _bound(pages: Sequence[PreparedPage], out: Path) -> assemble.BuildReport:
    exhibit = Exhibit("1", _TITLE, "1", len(pages))
    index = Section("index", _TITLE, (Index((IndexLine("1", _TITLE, "papers", 0),)),))
    papers = Section("papers", _TITLE, (exhibit,), "1")
    content = Content(_TITLE, "", _TITLE, (index, papers))
    return assemble.build(
        content,
        assemble.Options(date(2026, 11, 22)),
        lambda _document, number: pages[number - 1],
        out,
        lambda _done, _total: None,
    )


def _false(files: Sequence[Path]) -> list[str]:
    """Return the files that break a rule of what they claim, with the rules."""
    done = subprocess.run(
        [sys.executable, str(VALIDATOR), "2a,ua1", *map(str, files)],
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode and len(files) > 1:
        return [told for each in files for told in _false([each])]
    if done.returncode:
        print(f"the validator gave up on {files[0].name}", file=sys.stderr)
        return []
    print(f"validated {len(files)}", file=sys.stderr)
    found = [
        f"{Path(name).name}: {flavours}"
        for name, flavours in json.loads(done.stdout).items()
        if any(flavours.values())
    ]
    print("".join(f"  {each}\n" for each in found), end="", file=sys.stderr)
    return found


def _emptied(files: Sequence[Path]) -> list[Path]:
    for each in files:
        each.unlink()
    return []


if __name__ == "__main__":
    sys.exit(main())
