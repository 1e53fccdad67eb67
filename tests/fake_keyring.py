# SPDX-License-Identifier: MIT
"""A keyring in memory, which can be taken away."""


class FakeKeyring:
    """Keeps secrets by name as long as it is there."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.kept: dict[str, str] = {}
        self.is_there = True

    def get(self, name: str) -> str | None:
        """Return what is kept."""
        return self.kept.get(name) if self.is_there else None

    def put(self, name: str, secret: str) -> None:
        """Keep it."""
        self.kept[name] = secret

    def drop(self, name: str) -> None:
        """Forget it."""
        self.kept.pop(name, None)

    def spoil(self, text: str) -> None:
        """Keep something else in the place of everything."""
        self.kept = dict.fromkeys(self.kept, text)
