"""The first thing that either launcher runs: where the modules and Qt's plugins of the tree lie.

PyInstaller puts the modules into each launcher, which makes them lie there twice. Of what it would
run before the program only the way to the plugins is of use, so that no other program's are taken.
"""

import os
import sys

sys._pyinstaller_pyz = sys._MEIPASS + "/modules.pyz"  # noqa: SLF001 - PyInstaller's names
within = "PySide6/plugins" if os.name == "nt" else "PySide6/Qt/plugins"
os.environ["QT_PLUGIN_PATH"] = f"{sys._MEIPASS}/{within}"  # noqa: SLF001 - likewise
