# SPDX-License-Identifier: MIT
"""What was noted of pages while they were made ready, said once for all pages it is true of."""

from collections.abc import Callable, Iterator, Mapping

from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.labels import exhibit_label
from kvisa_desktop.messages import Message, msg, plural, verbatim

_MOST_PLACES = 5  # named in one sentence

Source = Callable[[str, int], PreparedPage]


class PageNotes:
    """Hands on the pages of a source and remembers what is noted of them."""

    def __init__(self, pages: Source) -> None:
        """Stand before `pages`."""
        self._pages = pages
        self._noted: dict[Message, dict[tuple[str, int], None]] = {}

    def __call__(self, document: str, page: int) -> PreparedPage:
        """Return a page of a document, ready to place."""
        prepared = self._pages(document, page)
        for note in prepared.notes:
            self._noted.setdefault(note, {})[document, page] = None
        return prepared

    def told(self, numbers: Mapping[str, str]) -> Iterator[Message]:
        """Yield the notes with their places; `numbers` are those of the exhibits by document."""
        for note, places in self._noted.items():
            named = [
                f"{exhibit_label(numbers[document])} · p. {page}"
                for document, page in places
                if document in numbers
            ]
            shown = verbatim(", ".join(named[:_MOST_PLACES]))
            more = len(named) - _MOST_PLACES
            if more > 0:
                yield plural(
                    "{places} and {count} page more: {note}",
                    "{places} and {count} pages more: {note}",
                    more,
                    places=shown,
                    note=note,
                )
            elif named:
                yield msg("{places}: {note}", places=shown, note=note)
