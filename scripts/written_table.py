# SPDX-License-Identifier: MIT
"""The command line of a script that makes one module of the program from facts."""

import argparse
import sys
from pathlib import Path


def write_or_check(script: Path, target: Path, text: str) -> int:
    """Write the table, or with --check tell whether it is `text`; return the exit code."""
    parser = argparse.ArgumentParser(description=f"Makes {target.name}.")
    parser.add_argument("--check", action="store_true", help="change nothing; 1 when it is stale")
    if not parser.parse_args().check:
        target.write_text(text, encoding="utf-8")
        return 0
    if target.read_text(encoding="utf-8") == text:
        return 0
    print(f"{target.name} is stale; run scripts/{script.name}", file=sys.stderr)
    return 1
