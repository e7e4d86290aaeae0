"""What the words before a number say that it is: 身份证号, 合同编号. The nearest word decides."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.data_files import load_model
from assistant.language.personal.columns import Columns, columns
from assistant.language.personal.kinds import PersonalKind
from assistant.language.personal.squeezing import Squeezed
from assistant.language.personal.word_pattern import word_pattern

_FILE = Path(__file__).with_name("labels.yaml")
_STOP = re.compile(r"[。；;!！?？\n]")
_BEFORE_STOP = re.compile(
    r"[:=|] ?\n ?$|(?:号码?|证|电话|手机|账户|信箱|银行|[支分]行|信用社)(?:\([^()\n]{0,8}\))? ?\n ?$"
)
"""A label alone on its line speaks of the line below."""
_OF_NUMBER = "档案编号|编号|编码|号码|号"
"""Goes on with any label: 低保证编号 is the number of a 低保证."""
_REACH = 24
_LETTER = re.compile("[A-Za-z]")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    personal: Mapping[str, str]
    things: str


THING = "thing"
Label = PersonalKind | str
"""What a number is by its label: a kind, ``THING`` for numbers of things, or "" where nothing says."""


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, Label]]:
    data = load_model(_FILE, _File)
    known: dict[str, Label] = dict.fromkeys(data.things.lower().split(), THING)
    for kind, words in data.personal.items():
        known |= dict.fromkeys(words.lower().split(), PersonalKind[kind])
    latin = [word for word in known if _LETTER.match(word)]
    han = [word for word in known if not _LETTER.match(word)]
    return re.compile(
        rf"(?P<word>{word_pattern(han)})(?:{_OF_NUMBER})?|(?<![a-z])(?=[a-z]){word_pattern(latin)}"
    ), known


@dataclass(frozen=True)
class Labels:
    """The labels of a folded text."""

    text: str
    ends: Sequence[int]
    kinds: Sequence[Label]
    columns: Columns

    def before(self, at: int) -> tuple[Label, int]:
        """What a number at a place is called, and how many characters lie between; a column's heading comes first."""
        if heading := self.columns.heading(at):
            inside = self._of_words(heading)
            if inside:
                return inside, 0
        found = bisect_right(self.ends, at) - 1
        if found < 0 or at - self.ends[found] > _REACH:
            return "", 0
        between = self.text[self.ends[found] : at]
        if (stop := _STOP.search(between)) and not _BEFORE_STOP.search(
            self.text[: self.ends[found] + stop.end()][-12:]
        ):
            return "", 0
        return self.kinds[found], at - self.ends[found]

    @staticmethod
    def _of_words(words: str) -> Label:
        pattern, known = _words()
        found = [known[m["word"] or m[0]] for m in pattern.finditer(words.lower().replace(" ", ""))]
        return found[-1] if found else ""


def labels(text: str, close: Squeezed) -> Labels:
    """The labels of a folded text; ``close`` is the same without the blanks inside words."""
    pattern, known = _words()
    found = [(close.places[m.end() - 1] + 1, known[m["word"] or m[0]]) for m in pattern.finditer(close.text.lower())]
    return Labels(text, [end for end, _ in found], [kind for _, kind in found], columns(text))
