"""What the report of an audit says, section by section, as plain values of the tree."""
