"""A draft by a model whose replies are given, and the brief that these tests share."""

import pytest

from assistant.bootstrap import Product
from assistant.llm.interface import Exchange
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
    def draft(*replies, brief=BRIEF, profile="central-2021", errand=None, progress=None, review=None):
        model = Reviewed(*[answering(r) for r in replies], review=answering(review or {}))
        pipeline = product.declarations(model).pipeline
        made = pipeline.draft(brief, product.profile(profile), 2027, progress or (lambda _: None), errand)
        return made, model

    return draft


class Reviewed(FakeModel):
    """Gives its replies in turn, and apart from them what it says when it reviews."""

    def __init__(self, *replies, review):
        super().__init__(*replies)
        self._review, self.reviews = review, []

    def _next(self, prompt, errand):
        if prompt.name != "review_draft":
            return super()._next(prompt, errand)
        self.reviews.append(prompt)
        errand.note(Exchange(model=self.name, method="fake", requests=1, prompt_tokens=10, completion_tokens=5))
        if isinstance(self._review, Exception):
            raise self._review
        return self._review(prompt) if callable(self._review) else self._review


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
