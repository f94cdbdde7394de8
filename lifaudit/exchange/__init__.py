"""The pack format: what travels between laptops, and how strictly it is read."""
