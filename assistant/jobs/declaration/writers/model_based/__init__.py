"""The writer that asks a language model for a design and holds it to the numbers, the library and the rules."""
