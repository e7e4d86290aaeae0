"""A draft by a model whose replies are given, and the brief that these tests share."""

import pytest

from assistant.bootstrap import Product
from tests.fakes.drafting_brain import designed, designing
from tests.fakes.model import FakeModel

BRIEF = (
    "项目名称：社区居家养老服务站运营补助\n主管部门：青溪县民政局\n实施单位：青溪县养老服务中心\n"
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，培训护理员120人，"
    "11月30日前完成补助拨付。申请资金120万元，其中财政拨款100万元，自筹20万元。老年人满意度达到92%以上。"
)


@pytest.fixture(scope="session")
def product():
    return Product()


@pytest.fixture
def drafted(product):
    def draft(*replies, brief=BRIEF, profile="central-2021", errand=None, progress=None):
        model = FakeModel(*[answering(r) for r in replies])
        pipeline = product.declarations(model).pipeline
        made = pipeline.draft(brief, product.profile(profile), 2027, progress or (lambda _: None), errand)
        return made, model

    return draft


def answering(reply):
    """A reply, or what a function makes of the prompt."""
    return (lambda prompt: reply(prompt.user)) if callable(reply) else reply


def with_rows(change):
    """One who reads soundly and changes the rows of a sound design."""

    def drafter(text):
        reply = designed(text)
        return reply | {"indicators": [change(i) for i in reply["indicators"]]}

    return designing(drafter)


def targets(draft):
    """The target values of a draft."""
    return {r.target for r in draft.filing.indicators}
