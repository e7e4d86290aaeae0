"""The command line: parse, call bootstrap, print. It decides nothing."""
