# SPDX-License-Identifier: MIT
"""vault.json: what a vault says of itself before it is opened. Light to import.

The file holds the format and its version, the id and the birth of the vault, and the key slots;
`seal` authenticates all of it with a key that only an opened slot gives. Nothing in it is believed
until then. A second copy lies under backups/, because without its slots a vault is lost.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from kvisa_desktop.errors import VaultDamaged, VaultNewer
from kvisa_desktop.messages import msg
from kvisa_desktop.store import disk

FORMAT = "kvisa-vault"
VERSION = 1
NAME = "vault.json"
MARKER = "Open.kvisa"
DATABASE = "store.db"
NEW_DATABASE = "store.db.new"
FILES = "files"
BACKUPS = "backups"
UNFINISHED = ".kvisa-unfinished-"
MARKER_TEXT = (
    "This folder is an encrypted vault of kvisa_desktop. Open this file with the program.\n"
    "本文件夹是 kvisa_desktop 的加密资料库，请用该程序打开本文件。\n"
)
_LARGEST = 1 << 20  # bytes; a real one has two thousand

Slot: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class VaultFile:
    """The content of a vault.json, as it stands there and not yet proved."""

    content: Mapping[str, Any]

    @classmethod
    def of(cls, vault_id: str, created: str, slots: tuple[Slot, ...]) -> "VaultFile":
        """Return an unsealed file with these slots."""
        return cls(
            MappingProxyType(
                {
                    "format": FORMAT,
                    "version": VERSION,
                    "id": vault_id,
                    "created": created,
                    "slots": [dict(slot) for slot in slots],
                }
            )
        )

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The key slots that are at least well-formed; of kinds not known here too."""
        slots = self.content.get("slots")
        if not isinstance(slots, list):
            return ()
        return tuple(slot for slot in slots if isinstance(slot, dict))

    @property
    def seal(self) -> str:
        """The seal as it stands in the file."""
        return str(self.content.get("seal", ""))

    @property
    def to_seal(self) -> bytes:
        """What the seal has to authenticate: everything but itself, in one fixed form."""
        return canonical({key: each for key, each in self.content.items() if key != "seal"})

    def sealed(self, seal: str) -> "VaultFile":
        """Return the file with its seal."""
        return VaultFile(MappingProxyType({**self.content, "seal": seal}))


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return JSON that is the same for the same content."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode("ascii")


def located(path: Path) -> Path:
    """Return the folder of the vault that `path` means: the folder, or a marker file inside."""
    path = path.absolute()
    if path.is_file() and path.suffix == Path(MARKER).suffix:
        return path.parent
    return path


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What there is of a vault.json: the file itself, its copy, or both."""

    main: VaultFile | None
    copy: VaultFile | None

    @property
    def files(self) -> tuple[VaultFile, ...]:
        """Those that can be read, the file itself first."""
        return tuple(file for file in (self.main, self.copy) if file is not None)


def needs_password(path: Path) -> bool:
    """Return True when the vault at `path` opens with a secret only. Needs no database."""
    files = read(located(path)).files
    return not any(slot.get("kind") == "none" for file in files for slot in file.slots)


def read(folder: Path) -> Found:
    """Return vault.json and its copy, whichever of them can be read.

    Raises `VaultDamaged` when there is neither, `VaultNewer` when a newer program wrote them.
    """
    with disk.complaints(folder):
        _check_folder(folder)
    main, copy = (_parsed(_bytes(folder / name)) for name in (NAME, f"{BACKUPS}/{NAME}"))
    versions = [each["version"] for each in (main, copy) if each is not None]
    if VERSION not in versions:
        if any(isinstance(version, int) and version > VERSION for version in versions):
            raise newer(folder)
        raise VaultDamaged(
            msg(
                "The file vault.json of the vault {vault} is missing or damaged.",
                vault=folder.name,
            ),
            msg("Put back vault.json from a backup of the folder: the keys lie in it."),
            where=str(folder / NAME),
        )
    return Found(_known(main), _known(copy))


def read_slots(path: Path) -> Found:
    """Return the slots in one file, such as lies beside a backup."""
    known = _known(_parsed(_bytes(path)))
    if known is None:
        raise VaultDamaged(
            msg("The key slots in {file} cannot be read.", file=path.name),
            msg("Put the file back from a copy, or use another backup."),
            where=str(path),
        )
    return Found(known, None)


def write(folder: Path, file: VaultFile) -> None:
    """Write the copy, then vault.json itself: until both are there the old one still opens."""
    data = json.dumps(dict(file.content), indent=1, ensure_ascii=False).encode() + b"\n"
    disk.make_folder(folder / BACKUPS)
    disk.replace_whole(folder / BACKUPS / NAME, data)
    disk.replace_whole(folder / NAME, data)


def sweep(folder: Path) -> None:
    """Delete what a restore, or a change of the password, was about to put in its place."""
    for name in (NEW_DATABASE, NEW_DATABASE + "-journal", NAME + ".new", f"{BACKUPS}/{NAME}.new"):
        path = folder / name
        if not path.is_dir():
            path.unlink(missing_ok=True)


def agrees(folder: Path) -> bool:
    """Return True when vault.json and its copy are the same, byte for byte."""
    return _bytes(folder / NAME) == _bytes(folder / BACKUPS / NAME) is not None


def _check_folder(folder: Path) -> None:
    if not folder.exists():
        raise VaultDamaged(
            msg("There is no vault at {path}.", path=str(folder)),
            msg("Check the name, or make a new vault."),
            where=str(folder),
        )
    if not folder.is_dir() or not _looks_like_vault(folder):
        raise _no_vault(folder)


def _looks_like_vault(folder: Path) -> bool:
    return any((folder / name).is_file() for name in (NAME, DATABASE, MARKER))


def _no_vault(path: Path) -> VaultDamaged:
    if path.name.startswith(UNFINISHED):
        return VaultDamaged(
            msg("{path} is a vault whose making was interrupted.", path=str(path)),
            msg("Nothing was kept in it yet. Delete the folder and make the vault again."),
            where=str(path),
        )
    return VaultDamaged(
        msg("{path} is not a vault.", path=str(path)),
        msg("Choose the folder of a vault, or the file Open.kvisa inside it."),
        where=str(path),
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return disk.content(path, _LARGEST)
    except PermissionError as error:
        raise disk.not_readable(path) from error
    except OSError:
        return None


def _parsed(data: bytes | None) -> Mapping[str, Any] | None:
    try:
        content = json.loads(data or b"")
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return None
    return {"version": None, **content}


def _known(content: Mapping[str, Any] | None) -> VaultFile | None:
    if content is None or content["version"] != VERSION:
        return None
    return VaultFile(MappingProxyType(dict(content)))


def newer(folder: Path) -> VaultNewer:
    """Return the complaint that a newer program wrote the vault."""
    return VaultNewer(
        msg("The vault {vault} was made by a newer version of this program.", vault=folder.name),
        msg("Install the newer version. The vault was not touched."),
        where=str(folder),
    )
