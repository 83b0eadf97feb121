"""`python -m rmtrack` is `rmtrack`."""

import sys

from rmtrack.cli.start import run

sys.exit(run())
