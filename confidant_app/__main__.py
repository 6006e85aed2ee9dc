"""Start; nothing else."""

import sys

from confidant_app import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.main(sys.argv[1:]))
