"""The words beside a number say how it binds."""

import pytest

from assistant.language.bounds import read_bound
from assistant.language.target import Operator


@pytest.mark.parametrize(
    ("before", "after", "operator"),
    [
        ("合格率不低于", "。", ">="),
        ("亮灯率别低于", " ", ">="),
        ("屋里勿高于", "。", "<="),
        ("冻裂的不能多过", "。", "<="),
        ("满意度", "以上", ">="),
        ("提高到", "，", ">="),
        ("单价不超过", "元", "<="),
        ("", "以内", "<="),
        ("病株率降到", "以下", "<="),
        ("漏损率由22%降到", "。", "<="),
        ("最少", "次", ">="),
        ("控制在", "以内", "<="),
        ("≥", "", ">="),
        ("不得少于", "人", ">="),
        ("顶格不能超过", "元", "<="),
        ("要", "往上", ">="),
        ("受理后", "内办结", "<="),
    ],
)
def test_words_of_bound_give_the_operator(before, after, operator):
    assert read_bound(before, after) is Operator(operator)


@pytest.mark.parametrize(("before", "after"), [
    ("培训", "，"), ("共安装", "，其中"), ("为", "。"), ("工程设计使用年限", "；"), ("培训和质控", "\n以上合计"),
])  # fmt: skip
def test_without_such_words_nothing_is_stated(before, after):
    assert read_bound(before, after) is None
