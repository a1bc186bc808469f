"""`python -m suluh`: the command line."""

from suluh.cli import main

main()
