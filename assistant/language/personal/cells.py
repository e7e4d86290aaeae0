"""Names in the cells below a heading that says so: 姓名. A structure decides, whatever the name looks like."""

import re
from collections.abc import Iterator

from assistant.language.personal.columns import Columns
from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.settled_names import may_be_name
from assistant.language.personal.tagging.characters import characters, is_field
from assistant.language.word_tags import dictionary_words

_CELL = re.compile(rf"[ \t|,]*(?P<name>[{HAN}]{{2,4}}|[{HAN}]{{1,8}}\.[{HAN}]{{1,8}})[ \t|,]*$")


def names_in_cells(text: str, heads: Columns) -> Iterator[PersonalSpan]:
    """The names of a squeezed text in columns of names."""
    for at, (start, heading) in enumerate(zip(heads.starts, heads.headings, strict=True)):
        if heading.endswith("姓名") and not _is_named(heads, at):
            end = heads.starts[at + 1] if at + 1 < len(heads.starts) else len(text)
            cell = _CELL.match(text[start:end].rstrip("\n"))
            if cell and not _is_word(cell["name"]):
                yield PersonalSpan(PersonalKind.NAME, start + cell.start("name"), start + cell.end("name"))


def _is_named(heads: Columns, at: int) -> bool:
    """Whether the heading beside is a name itself: the row is one of a form (姓名 张立新) and heads no column."""
    beside = heads.headings[at + 1] if at + 1 < len(heads.headings) else ""
    return 1 < len(beside) < 5 and may_be_name(beside) and not is_field(beside)


def _is_word(cell: str) -> bool:
    """Whether a cell is what a field is called, or a word that begins with no surname: 性别, 合计."""
    return is_field(cell) or (cell[0] not in characters().frequency and dictionary_words(cell) == (cell,))
