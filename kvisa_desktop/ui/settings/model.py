# SPDX-License-Identifier: MIT
"""What the settings page tells about the program and what it is made of."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from kvisa_desktop import __version__


@dataclass(frozen=True, slots=True)
class Component:
    """Something the program is made of, its version and its licence."""

    name: str
    package: str
    licence: str

    @property
    def version(self) -> str:
        """The installed version, "" for what is no package."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


PROGRAM = Component("kvisa_desktop", "", "MIT")
COMPONENTS: tuple[Component, ...] = (
    Component("Qt for Python (PySide6)", "PySide6-Essentials", "LGPL-3.0"),
    Component("SQLAlchemy", "SQLAlchemy", "MIT"),
    Component("Alembic", "alembic", "MIT"),
    Component("SQLCipher (sqlcipher3)", "sqlcipher3", "zlib, BSD-3-Clause"),
    Component("PyNaCl, libsodium", "PyNaCl", "Apache-2.0, ISC"),
    Component("keyring, SecretStorage", "keyring", "MIT, BSD-3-Clause"),
    Component("HarfBuzz (uharfbuzz)", "uharfbuzz", "Apache-2.0, MIT"),
    Component("fontTools", "fonttools", "MIT"),
    Component("pikepdf, qpdf", "pikepdf", "MPL-2.0, Apache-2.0"),
    Component("PDFium (pypdfium2)", "pypdfium2", "Apache-2.0, BSD-3-Clause"),
    Component("pypdf", "pypdf", "BSD-3-Clause"),
    Component("Pillow", "pillow", "MIT-CMU"),
    Component("pi-heif, libheif", "pi-heif", "BSD-3-Clause, LGPL-3.0"),
    Component("Babel", "babel", "BSD-3-Clause"),
    Component("click", "click", "BSD-3-Clause"),
    Component("platformdirs", "platformdirs", "MIT"),
    Component("Noto Sans, for Chinese and eleven other scripts too", "", "OFL-1.1"),
    Component("Lucide", "", "ISC, MIT"),
)


def program_version() -> str:
    """Return the version of the program."""
    return __version__
