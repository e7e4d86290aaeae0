"""How generators fail."""


class GeneratorError(RuntimeError):
    """A file could not be written; the text is one Chinese line that says what to do."""
