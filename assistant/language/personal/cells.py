"""Names in the cells below a heading that says so: 姓名. A structure decides, whatever the name looks like."""

import re
from collections.abc import Iterator

from assistant.language.personal.columns import Columns
from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_CELL = re.compile(rf"[ \t|,]*(?P<name>[{HAN}]{{2,4}}|[{HAN}]{{1,8}}\.[{HAN}]{{1,8}})[ \t|,]*$")


def names_in_cells(text: str, heads: Columns) -> Iterator[PersonalSpan]:
    """The names of a squeezed text in columns of names."""
    for at, (start, heading) in enumerate(zip(heads.starts, heads.headings, strict=True)):
        if heading.endswith("姓名"):
            end = heads.starts[at + 1] if at + 1 < len(heads.starts) else len(text)
            if cell := _CELL.match(text[start:end].rstrip("\n")):
                yield PersonalSpan(PersonalKind.NAME, start + cell.start("name"), start + cell.end("name"))
