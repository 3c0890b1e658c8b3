"""``python -m keras1``: see `keras1.cli`."""
import sys

from keras1.cli import main

sys.exit(main())
