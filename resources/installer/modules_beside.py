"""The first thing that either launcher runs: it loads the modules of the tree from one file.

PyInstaller puts them into each launcher, which makes them lie there twice.
"""

import sys

sys._pyinstaller_pyz = sys._MEIPASS + "/modules.pyz"  # noqa: SLF001 - PyInstaller's names
