# SPDX-License-Identifier: MIT
"""Preferences of one person: a frozen value, one JSON file, and no way for a damaged one to hurt.

What cannot be read falls back to its default and is told in a sentence; saving replaces the file
in one step.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import Message, msg

MOST_RECENT = 10
_A_DAY = 24 * 60  # minutes
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Language(StrEnum):
    """The language of the window and the command line."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh"


class Theme(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Role(StrEnum):
    """For whom the program is used: one's own case, or those of clients."""

    APPLICANT = "applicant"
    CONSULTANT = "consultant"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the program remembers outside a vault.

    `keep_recent` is False for a person who wants no list of vaults kept.
    `lock_minutes` without a touch lock a vault that has a password; 0 never does.
    """

    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    role: Role = Role.APPLICANT
    recent_vaults: tuple[str, ...] = ()
    last_vault: str = ""
    keep_recent: bool = True
    lock_minutes: int = 10
    lock_minimised: bool = False
    window: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def with_vault(self, vault: Path) -> "Settings":
        """Return the settings after `vault` was opened: it is the last one and heads the list.

        Nothing is remembered by a person who wants no list kept.
        """
        if not self.keep_recent:
            return replace(self, last_vault="", recent_vaults=())
        path = str(vault)
        others = [known for known in self.recent_vaults if known != path]
        return replace(self, last_vault=path, recent_vaults=(path, *others)[:MOST_RECENT])

    def without_vault(self, vault: Path) -> "Settings":
        """Return the settings after `vault` was taken off the list, say because it is gone."""
        path = str(vault)
        return replace(
            self,
            last_vault="" if self.last_vault == path else self.last_vault,
            recent_vaults=tuple(known for known in self.recent_vaults if known != path),
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as far as they could be read, and what has to be said about the rest."""

    settings: Settings
    notices: tuple[Message, ...] = ()


def load(file: Path) -> Loaded:
    """Return the settings kept in `file`; defaults where there are none."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError):
        return _unreadable(file)
    if not isinstance(content, dict):
        return _unreadable(file)
    values: dict[str, object] = {}
    notices = []
    for option in fields(Settings):
        if option.name not in content:
            continue
        try:
            values[option.name] = _READERS[option.name](content[option.name])
        except (TypeError, ValueError):
            notices.append(
                msg(
                    "The preference “{name}” in {file} cannot be read; its default is used.",
                    name=option.name,
                    file=str(file),
                )
            )
    # The readers give each field its own type; a table of them cannot say so to the type checker.
    return Loaded(Settings(**values), tuple(notices))  # type: ignore[arg-type]


def save(settings: Settings, file: Path) -> None:
    """Write the settings; raise `NoRoom`, the old file untouched, when that is not possible."""
    content = {option.name: getattr(settings, option.name) for option in fields(Settings)}
    content["window"] = dict(settings.window)
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise NoRoom(
            msg("The preferences could not be written to {file}.", file=str(file)),
            msg("Check that the disk has room and that the folder may be written."),
            where=str(file),
        ) from error


def _unreadable(file: Path) -> Loaded:
    notice = msg("The preferences in {file} cannot be read; the defaults are used.", file=str(file))
    return Loaded(Settings(), (notice,))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(part) for part in value)


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _A_DAY:
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _named_texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return MappingProxyType({name: _text(part) for name, part in value.items()})


_READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "language": lambda value: Language(_text(value)),
        "theme": lambda value: Theme(_text(value)),
        "role": lambda value: Role(_text(value)),
        "recent_vaults": _texts,
        "last_vault": _text,
        "keep_recent": _flag,
        "lock_minutes": _minutes,
        "lock_minimised": _flag,
        "window": _named_texts,
    }
)
