# SPDX-License-Identifier: MIT
"""What the window and the command line say of a vault that the keyring of the system opens."""

from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.messages import Message, msg

WHO_CAN_OPEN = msg(
    "Whoever uses this computer under your account can then open the vault without its password, "
    "also after it was locked. A stolen disk alone does not open it."
)

STATE: dict[Remembering, Message] = {
    Remembering.NEEDLESS: msg("The vault has no password, so there is nothing to remember."),
    Remembering.UNAVAILABLE: msg(
        "This computer has no keyring that the program can use; the password opens the vault."
    ),
    Remembering.NOT_REMEMBERED: msg("This computer asks for the password."),
    Remembering.REMEMBERED: msg("The keyring of this computer opens the vault."),
    Remembering.STALE: msg(
        "The vault was remembered, but what the keyring of this computer keeps does not open it "
        "any more; the password does. It can be remembered anew."
    ),
    Remembering.OUT_OF_REACH: msg(
        "The vault was remembered, but the keyring of this computer cannot be reached now; the "
        "password opens it."
    ),
}
