# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to a terminal
"""Does a dossier that claims an archival profile keep it, whatever PDFs lie in it? Run by hand.

python -m tests.corpora.claims FOLDER… [--pages 2] [--step 1]

Every PDF of the folders that is taken becomes the only exhibit of a dossier. Those that claim
PDF/A-2a and PDF/UA-1 are validated by veraPDF; the names of those that claim falsely are printed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import FileType, PreparedPage
from kvisa_desktop.dossier import assemble
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, IndexLine, Section
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import Intake
from kvisa_desktop.sandbox import Limits, Sandbox

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
    files = sorted(path for folder in asked.folders for path in folder.rglob("*.pdf"))
    files = files[:: asked.step]
    refused = quiet = claimed = 0
    false: list[str] = []
    with tempfile.TemporaryDirectory() as made, Sandbox(1, limits=Limits(seconds=20)) as sandbox:
        place, waiting = Path(made), []
        for number, file in enumerate(files):
            out = place / f"{number:05}-{file.name}"
            claims = _built(Intake(sandbox), file, out, asked.pages)
            refused += claims is None
            quiet += claims is False
            if claims:
                claimed += 1
                waiting.append(out)
            if len(waiting) >= _AT_ONCE or (waiting and file == files[-1]):
                false += _false(waiting)
                waiting = _emptied(waiting)
        false += _false(waiting) if waiting else []
    print(f"{len(files)} files: {refused} not taken, {quiet} claim nothing, {claimed} claim")
    print(f"claimed falsely: {len(false)}")
    for each in false:
        print(f"  {each}")
    return 1 if false else 0


def _built(intake: Intake, file: Path, out: Path, most: int) -> bool | None:
    """Build a dossier of a file; return whether it claims a profile, None if it is not taken."""
    data = file.read_bytes()
    try:
        facts = intake.inspect(data, name=file.name)
        if not facts.is_usable or facts.type is not FileType.PDF:
            return None
        pages = [
            intake.prepare(data, facts.type, number)
            for number in range(1, min(most, len(facts.pages)) + 1)
        ]
        return bool(_bound(pages, out).profiles)
    except Refused as refusal:
        print(f"  {file.name}: {refusal.what.text}", file=sys.stderr)
        return None


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
    return [
        f"{Path(name).name}: {flavours}"
        for name, flavours in json.loads(done.stdout).items()
        if any(flavours.values())
    ]


def _emptied(files: Sequence[Path]) -> list[Path]:
    for each in files:
        each.unlink()
    return []


if __name__ == "__main__":
    sys.exit(main())
