"""The logic of instruments: a documented subset of ODK XPath (docs/expressions.md)."""
