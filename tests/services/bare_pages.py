"""Every page of a SQLCipher database as it lies on the disk, decrypted: free pages, slack and all.

The form is that of SQLCipher 4 (zetetic.net/sqlcipher/design): AES-256-CBC over each page, its IV
in the reserved end of it, and the salt in place of the first 16 bytes of the file.
"""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16


def bare_pages(database, key):
    """Return all pages in a row, those that no table uses any more among them."""
    whole = database.read_bytes()
    assert len(whole) % PAGE == 0
    return b"".join(
        bare(whole[at : at + PAGE], key, SALT if at == 0 else 0)
        for at in range(0, len(whole), PAGE)
    )


def bare(page, key, start):
    end = PAGE - RESERVED
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
    return cipher.update(page[start:end]) + cipher.finalize()
