# SPDX-License-Identifier: MIT
"""Puts what lies beside the package into the wheel: resources and compiled catalogues."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHARED = "kvisa_desktop/_shared"  # where kvisa_desktop/paths.py looks first


class SharedFolders(BuildHookInterface[BuilderConfig]):
    """Adds resources/ and translations/ to a wheel; an editable install finds them in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say which files to carry along."""
        if version == "editable":
            return
        root = Path(self.root)
        carried = build_data["force_include"]
        if (root / "resources").is_dir():
            carried[str(root / "resources")] = f"{SHARED}/resources"
        self._compiled = tempfile.TemporaryDirectory()
        for text in sorted(root.glob("translations/*/LC_MESSAGES/*.po")):
            place = text.with_suffix(".mo").relative_to(root)
            compiled = Path(self._compiled.name, place)
            compiled.parent.mkdir(parents=True)
            with text.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source, locale=text.parent.parent.name))
            carried[str(compiled)] = f"{SHARED}/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw the compiled catalogues away; the wheel has them now."""
        del build_data, artifact_path
        if version != "editable":
            self._compiled.cleanup()
