"""Whoever is refused reads one Chinese line, also where a library raised the error."""

import pytest
from pydantic import TypeAdapter, ValidationError

from assistant.web.wording import NOT_UNDERSTOOD, reason_of, shown_title


def test_a_line_of_ours_is_noted_as_it_is():
    assert reason_of(ValueError("指标值不能为空。")) == "指标值不能为空。"


@pytest.mark.parametrize("error", [ValueError("invalid literal for int()"), ValueError(""), KeyError("row")])
def test_words_of_a_library_are_not_passed_on(error):
    assert reason_of(error) == NOT_UNDERSTOOD


def test_a_check_of_types_is_not_passed_on_though_it_quotes_what_was_typed():
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(int).validate_python("十二个")
    assert reason_of(raised.value) == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("title", "shown"), [("", "未命名项目"), ("【待补充：项目名称】", "未命名项目"), ("教室改造", "教室改造")]
)
def test_a_work_whose_name_is_still_open_is_called_unnamed(title, shown):
    assert shown_title(title) == shown
