# SPDX-License-Identifier: MIT
"""The second schema: chains of authentication, the form's further questions, built dossiers."""

from kvisa_desktop.store.migrations.second import chain, dossiers, form, safety

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Bring a database of revision 0001 to revision 0002."""
    chain.upgrade()
    form.upgrade()
    dossiers.upgrade()
    safety.upgrade()
