# SPDX-License-Identifier: MIT
"""A proved file put under a password, and the proof that nothing else about it changed."""

from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2
from pikepdf import Encryption, Pdf
from pypdf import PdfReader

from kvisa_desktop.dossier.surveys import dictionary
from kvisa_desktop.messages import msg
from kvisa_desktop.sandbox.pdfium import ONE_AT_A_TIME
from kvisa_desktop.services.ports import Proof

_AES_256 = (5, 6)
"""Version and revision of the encryption handler that means AES with 256 bits."""


def encrypt(plain: Path, file: BinaryIO, password: str) -> None:
    """Write `plain` to `file` so that it opens with the password only."""
    seal = Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
    with Pdf.open(plain) as pdf:
        pdf.save(file, encryption=seal)
    file.flush()


def prove_sealed(plain: Path, sealed: Path, password: str) -> tuple[Proof, ...]:
    """Return what is proved of an encrypted file by readers that did not write it."""
    return (strong(sealed, password), closed(sealed), _same_pages(plain, sealed, password))


def strong(sealed: Path, password: str) -> Proof:
    """Prove that a file is encrypted with AES of 256 bits."""
    with sealed.open("rb") as file, PdfReader(file, password=password) as reader:
        how: Any = dictionary(reader.trailer.get("/Encrypt"))
        found = (int(how.get("/V", 0)), int(how.get("/R", 0)))
    if found == _AES_256:
        return Proof("encrypted", ok=True, detail=msg("Encrypted with AES, 256 bits."))
    return Proof("encrypted", ok=False, detail=msg("The encryption is not AES with 256 bits."))


def closed(sealed: Path) -> Proof:
    """Prove that a file does not open without its password."""
    try:
        with ONE_AT_A_TIME, sealed.open("rb") as file:
            pypdfium2.PdfDocument(file).close()
    except pypdfium2.PdfiumError:
        detail = msg("It does not open without the password.")
        return Proof("opens_with_password_only", ok=True, detail=detail)
    detail = msg("It opens without the password.")
    return Proof("opens_with_password_only", ok=False, detail=detail)


def _same_pages(plain: Path, sealed: Path, password: str) -> Proof:
    before, after = _texts(plain, None), _texts(sealed, password)
    if before == after:
        detail = msg("With the password every page reads as it was proved.")
        return Proof("same_when_opened", ok=True, detail=detail)
    detail = msg("With the password the pages read otherwise than they were proved.")
    return Proof("same_when_opened", ok=False, detail=detail)


def _texts(path: Path, password: str | None) -> list[str]:
    with ONE_AT_A_TIME, path.open("rb") as file:
        document = pypdfium2.PdfDocument(file, password=password)
        try:
            return [str(page.get_textpage().get_text_range()) for page in document]
        finally:
            document.close()
