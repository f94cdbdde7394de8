"""The functions of the language, a room for each sort of value they work on."""
