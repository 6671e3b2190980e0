"""`python -m newsmodel.cli` is `newsmodel`."""

from newsmodel.cli import main

if __name__ == "__main__":
    main()
