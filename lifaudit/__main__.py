"""`python -m lifaudit`: the command line, without any window and without Qt."""

from __future__ import annotations

import sys

from lifaudit.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
