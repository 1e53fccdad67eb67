# SPDX-License-Identifier: MIT
"""The register as the services know it: several lists that answer as one."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterList, Suggestion
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.store.register import entries, importing, list_file
from kvisa_desktop.store.register.importing import STARTER
from kvisa_desktop.store.register.list_file import FORMAT, SUFFIX, About
from kvisa_desktop.store.register.search import MOST_PREFERENCE, Hit, Search

_PREFERRED = 0.02  # of two that fit alike, the one that people have asked for before
_MOST = 1.0 + _PREFERRED + MOST_PREFERENCE  # what the same name can come to


class PlainRegister:
    """Lists of institutions in plain files of one folder; the starter is made when first needed."""

    def __init__(self, folder: Path, starter: Path) -> None:
        """Keep lists in `folder`; `starter` is the table that came with the program."""
        self.folder = folder
        self._starter = starter
        self._is_ready = False

    def search(self, query: str, country: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Return what fits the query, the best first; nothing when nothing fits."""
        hits: list[Hit] = []
        for title, place in self._places():
            bonus = _PREFERRED if title == STARTER else 0.0
            with contextlib.suppress(sqlite3.DatabaseError), _reading(place) as db:
                hits += [
                    Hit(hit.entry, hit.fit + bonus, hit.matched)
                    for hit in Search(db, query, country).hits(limit)
                ]
        best = sorted(_groups(hits), key=lambda group: -max(hit.fit for hit in group))
        return tuple(_suggestion(group) for group in best[:limit])

    def entry(self, entry_id: str) -> RegisterEntry | None:
        """Return an institution by its id or its ROR id, put together from all lists."""
        wanted = entries.ror_address(entry_id) or entry_id.strip()
        found = []
        for _, place in self._places():
            with contextlib.suppress(sqlite3.DatabaseError), _reading(place) as db:
                rows = db.execute("SELECT entry FROM institution WHERE id = ?", (wanted,))
                found += [entries.read(text) for (text,) in rows]
        return entries.joined(found) if found else None

    def import_list(self, file: Path, *, on: date, progress: Progress) -> ImportedList:
        """Make a list out of a file, all of it or nothing."""
        self._places()  # the starter counts among the lists
        return importing.import_list(file, self.folder, on=on, progress=progress)

    def remove(self, title: str) -> None:
        """Remove an imported list; raise `Refused` when there is none of that title."""
        place = dict(self._places()).get(title)
        if place is None or title == STARTER:
            raise Refused(
                msg("There is no imported list “{title}”.", title=verbatim(title)),
                msg("`kvisa institutions lists` names the lists."),
            )
        place.unlink(missing_ok=True)

    def lists(self) -> tuple[RegisterList, ...]:
        """Return the lists of the register, the starter first."""
        return tuple(_described(title, list_file.about(place)) for title, place in self._places())

    def _places(self) -> list[tuple[str, Path]]:
        """Return the lists there are; the starter is made anew when it is not as it should be."""
        starter = self.folder / f"{STARTER}{SUFFIX}"
        if not self._is_ready or not starter.exists():
            self._make_starter(starter)
        others = sorted(each for each in self.folder.glob(f"*{SUFFIX}") if each != starter)
        return [(each.name.removesuffix(SUFFIX), each) for each in (starter, *others)]

    def _make_starter(self, place: Path) -> None:
        made_from = sha256(self._starter.read_bytes()).hexdigest()
        known = list_file.about(place)
        if known is None or (known.made_from, known.format) != (made_from, FORMAT):
            said = About(STARTER, made_from, "")
            list_file.make(place, importing.starter_entries(self._starter), said)
        self._is_ready = True


@contextlib.contextmanager
def _reading(place: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(list_file.opened(place)) as db:
        yield db


def _groups(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return hits about one institution together; those of the starter come first."""
    groups: list[list[Hit]] = []
    for hit in hits:
        for group in groups:
            if entries.same_institution(group[0].entry, hit.entry):
                group.append(hit)
                break
        else:
            groups.append([hit])
    return groups


def _suggestion(group: list[Hit]) -> Suggestion:
    best = max(group, key=lambda hit: hit.fit)
    whole = entries.joined(hit.entry for hit in group)
    return Suggestion(whole, round(best.fit / _MOST * 100), best.matched)


def _described(title: str, about: About | None) -> RegisterList:
    if about is None or about.format != FORMAT:
        return RegisterList(title, is_usable=False)
    made_on = date.fromisoformat(about.made_on) if about.made_on else None
    return RegisterList(title, about.made_from, made_on, about.institutions, about.names)
