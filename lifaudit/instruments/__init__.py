"""Instruments: how a TOML file in forms/ becomes a frozen Instrument."""
