"""`python -m rmtrack` is `rmtrack`."""

import sys

from rmtrack.cli.app import main

sys.exit(main())
