"""The only rooms with reportlab, pikepdf and pyHanko."""
