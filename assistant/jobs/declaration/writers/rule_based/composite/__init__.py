"""One row for several requirements of one kind: its target is that all of them are met, its definition lists each."""
