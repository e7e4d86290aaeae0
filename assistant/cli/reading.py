"""How commands take the one filing that they work on."""

from pathlib import Path

from assistant.cli import output
from assistant.domain.filing import Filing


def first_filing(path: Path) -> Filing:
    """The first filing of a file; where there are more, the user is told which was taken. Raises IntakeError."""
    from assistant.forms import reader as files

    filing, note = files.first_filing(path)
    if note:
        output.say(note)
    return filing
