"""The licences of what lifaudit stands on, as texts to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.places import resource


@dataclass(frozen=True, slots=True)
class LicenceText:
    """One text: what it covers, what it is called, and the file it stands in."""

    covers: str
    name: str
    file: Path

    def read(self) -> str:
        """Return the text itself."""
        return self.file.read_text("utf-8")


def texts() -> tuple[LicenceText, ...]:
    """Return every text that must travel with the product, what matters most first."""
    ours, fonts = resource("licences"), resource("fonts")
    return (
        LicenceText("Qt and Qt for Python", "LGPL, version 3", ours / "LGPL-3.0.txt"),
        LicenceText("What the LGPL refers to", "GPL, version 3", ours / "GPL-3.0.txt"),
        LicenceText("What Qt took from others", "their notices", ours / "Qt.txt"),
        LicenceText("SQLCipher", "BSD, three clauses", ours / "SQLCipher.txt"),
        LicenceText("OpenSSL, qpdf and others", "Apache, version 2", ours / "Apache-2.0.txt"),
        LicenceText("pikepdf and certifi", "Mozilla, version 2", ours / "MPL-2.0.txt"),
        LicenceText(
            "Atkinson Hyperlegible Next",
            "SIL Open Font Licence",
            fonts / "OFL-AtkinsonHyperlegibleNext.txt",
        ),
        LicenceText("Noto", "SIL Open Font Licence", fonts / "OFL-Noto.txt"),
        LicenceText("Tabler icons", "MIT", resource("icons", "LICENSE")),
        LicenceText("Python", "PSF, version 2", ours / "Python.txt"),
        LicenceText("The launchers", "GPL with an exception", ours / "PyInstaller.txt"),
        LicenceText("Every Python library", "their own texts", ours / "libraries.txt"),
    )
