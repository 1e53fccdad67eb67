# SPDX-License-Identifier: MIT
"""Recording residence permits, extended stays, addresses, and travel outside China."""

from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.residence import (
    MAINLAND,
    AddressId,
    ExtensionId,
    PermitId,
    ResidencePermit,
    StayAddress,
    StayExtension,
)
from kvisa_desktop.domain.stay import CrossingId
from kvisa_desktop.domain.travel import ForeignTrip, TripId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def add_permit(vault: Vault, person_id: PersonId, country: str = MAINLAND) -> Done[ResidencePermit]:
    """Add a residence permit of a country or region (alpha-2)."""
    return editing.add(
        vault,
        lambda new: ResidencePermit(id=PermitId(new), person_id=person_id, country=country),
        msg("Add a residence permit"),
    )


def remove_permit(vault: Vault, permit: ResidencePermit) -> Done[ResidencePermit]:
    """Remove a residence permit."""
    return editing.remove(vault, permit, msg("Remove a residence permit"))


def add_extension(vault: Vault, person_id: PersonId, entry_id: CrossingId) -> Done[StayExtension]:
    """Add an extension of the stay that began with an entry."""
    return editing.add(
        vault,
        lambda new: StayExtension(id=ExtensionId(new), person_id=person_id, entry_id=entry_id),
        msg("Add an extension of a stay"),
    )


def remove_extension(vault: Vault, extension: StayExtension) -> Done[StayExtension]:
    """Remove an extension."""
    return editing.remove(vault, extension, msg("Remove an extension of a stay"))


def add_address(vault: Vault, person_id: PersonId) -> Done[StayAddress]:
    """Add an address in the mainland."""
    return editing.add(
        vault,
        lambda new: StayAddress(id=AddressId(new), person_id=person_id),
        msg("Add an address in China"),
    )


def remove_address(vault: Vault, address: StayAddress) -> Done[StayAddress]:
    """Remove an address."""
    return editing.remove(vault, address, msg("Remove an address in China"))


def add_trip(vault: Vault, person_id: PersonId) -> Done[ForeignTrip]:
    """Add a journey outside China."""
    return editing.add(
        vault,
        lambda new: ForeignTrip(id=TripId(new), person_id=person_id),
        msg("Add a journey outside China"),
    )


def remove_trip(vault: Vault, trip: ForeignTrip) -> Done[ForeignTrip]:
    """Remove a journey outside China."""
    return editing.remove(vault, trip, msg("Remove a journey outside China"))
