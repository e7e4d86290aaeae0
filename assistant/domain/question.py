"""An open question of a work: what is asked, of which type the answer must be, and what it fills."""

from enum import StrEnum

from assistant.base import Frozen


class QuestionType(StrEnum):
    """What an answer must be; anything else is refused and the question stays open."""

    TEXT = "text"
    DATE = "date"
    """One date, or a period with its first and last day."""
    MONEY = "money"
    NUMBER = "number"
    """A number with its measure, or a whole target such as “≥92%”."""
    CHOICE = "choice"
    """One of ``options``, by its words or its place (“第二个” is for the conversation to reckon)."""
    YES_NO = "yes_no"

    @property
    def word(self) -> str:
        """What an answer should be, as the user reads it."""
        return _WORDS[self]


_WORDS = {
    QuestionType.TEXT: "几个字",
    QuestionType.DATE: "日期，如“2027年11月30日”",
    QuestionType.MONEY: "金额，写明单位，如“120万元”",
    QuestionType.NUMBER: "数字，如“90%”",
    QuestionType.CHOICE: "所列的一项",
    QuestionType.YES_NO: "“是”或“否”",
}


class OpenQuestion(Frozen):
    """A question that a work has open (DESIGN §7: id, field, type, text, options, example)."""

    id: str
    """Stable while the question is open: the code of its wording, and for a row the id of the row behind it."""
    field: str
    """What the answer fills: ``name``, ``department``, ``unit``, ``start``, ``end``, ``period``, ``money``, ``target``,
    ``satisfaction``, or the code of the question where an answer is more brief text."""
    type: QuestionType
    text: str
    why: str = ""
    options: tuple[str, ...] = ()
    example: str = ""
    row: str = ""
    """The row it is about, by id."""
    label: str = ""
    """The label under which an answer in words joins the brief, such as 工作量."""
