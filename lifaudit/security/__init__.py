"""The only rooms with cryptography, keyring and age."""
