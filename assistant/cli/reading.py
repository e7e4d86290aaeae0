"""How commands take the one filing that they work on."""

from pathlib import Path

from assistant.cli import output
from assistant.domain.filing import Filing


def first_filing(path: Path) -> Filing:
    """The first filing of a file; where there are more, the user is told which was taken. Raises IntakeError."""
    from assistant.intake.files import read_filings

    found = read_filings(path)
    if len(found) > 1:
        output.say(f"“{path.name}”中有 {len(found)} 张表，使用第一张：{found[0].filing.project.name}。")
    return found[0].filing
