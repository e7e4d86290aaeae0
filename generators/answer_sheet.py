"""The Excel sheet into which answers on paper are typed: a row a questionnaire, options to choose from."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain.survey import Questionnaire
from generators.excel import sheet_look as look

HOW_TO = (
    "填写说明：一份问卷一行，从下拉列表中选择答案，也可填1—5（5=非常满意，1=非常不满意）；没有作答的留空。"
    "不要填写姓名、电话等个人信息。填好后保存，用 jixiao survey count 统计。"
)
SERIAL, GROUP = "编号", "群体"
_ROWS = 300
_HEAD_ROW = 3


def render_answer_sheet(questionnaires: Sequence[Questionnaire]) -> bytes:
    """The bytes of one sheet for questionnaires with the same questions or for one alone.

    Several questionnaires, or one that asks who answers, give a column 群体. Questions stand in order, none twice.
    """
    groups = _groups(questionnaires)
    heads = [SERIAL, *([GROUP] if groups else []), *_questions(questionnaires), "意见和建议"]
    widths = [7, *([12] if groups else []), *[16] * (len(heads) - 2 - bool(groups)), 40]
    book, sheet = look.new_book("答案录入", widths)
    last = len(heads)
    look.put(sheet, (1, 1, 1, last), f"{questionnaires[0].title}　答案录入表", look.TITLE)
    look.put(sheet, (2, 1, 2, last), HOW_TO, look.NOTE)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 30, 34
    for column, text in enumerate(heads, 1):
        look.put(sheet, (_HEAD_ROW, column, _HEAD_ROW, column), text, look.HEAD)
    look.height(sheet, range(_HEAD_ROW, _HEAD_ROW + 1), max(-(-len(h) * 2 // 15) for h in heads[1:-1]))
    _blank_rows(sheet, last)
    if groups:
        _choose(sheet, heads.index(GROUP) + 1, groups)
    options = [word for word, _ in questionnaires[0].questions[0].options]
    for column in range(3 if groups else 2, last):
        _choose(sheet, column, options, numbers=True)
    look.page(sheet, header_row=_HEAD_ROW, last_column=last)
    return look.to_bytes(book, "满意度调查答案录入表")


def _blank_rows(sheet: Worksheet, last: int) -> None:
    """Numbered rows to fill in, the last column for words."""
    for row in range(_HEAD_ROW + 1, _HEAD_ROW + _ROWS + 1):
        look.put(sheet, (row, 1, row, 1), str(row - _HEAD_ROW), look.KNOWN_CENTRED)
        for column in range(2, last + 1):
            look.put(sheet, (row, column, row, column), None, look.OPEN if column == last else look.CHOICE)


def _groups(questionnaires: Sequence[Questionnaire]) -> list[str]:
    """Who may answer: the options of the background question, else the audiences where there are several."""
    named = [option for q in questionnaires for option in q.background_options]
    audiences = [q.audience for q in questionnaires] if len(questionnaires) > 1 else []
    return list(dict.fromkeys(named or audiences))


def _questions(questionnaires: Sequence[Questionnaire]) -> list[str]:
    return list(dict.fromkeys(q.text for each in questionnaires for q in each.questions))


def _choose(sheet: Worksheet, column: int, words: Sequence[str], *, numbers: bool = False) -> None:
    """A list over the whole column; numbers of the short form may be chosen as well."""
    listed = ",".join([*words, *(str(n) for n in range(len(words), 0, -1))] if numbers else words)
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "请检查", f"请从下拉列表中选择：{'、'.join(words)}。"
    letter = get_column_letter(column)
    rule.add(f"{letter}{_HEAD_ROW + 1}:{letter}{_HEAD_ROW + _ROWS}")
    sheet.add_data_validation(rule)
