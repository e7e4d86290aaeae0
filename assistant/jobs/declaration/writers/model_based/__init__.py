"""The writer that asks a language model and holds its words to the facts, the library and the rules."""
