"""The way of a form on the page: handed in when it is ready, returned with a remark, approved, evaluated."""

from datetime import datetime

import pytest

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor
from assistant.domain.stage import StageAction
from assistant.settings import Settings
from assistant.store.access import acting
from assistant.web.declaration.stages import waiting_json
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from tests.assistant.web.conftest import BRIEF, House
from tests.fakes.accounts import people_of


@pytest.fixture(scope="module")
def own_house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("stages"))


@pytest.fixture(scope="module")
def filing(own_house):
    """A form that is ready: drafted, and its open cells filled."""
    asker = own_house.signed_in("王会计")
    work = asker.post("/api/works", {"words": BRIEF})["id"]
    asker.change(work, op="set_head", field="unit", value="青溪县养老服务中心")
    view = asker.change(work, op="set_head", field="department", value="青溪县民政局")["work"]
    for row in [r for r in view["rows"] if "待补充" in r["name"]]:
        asker.change(work, op="set_name", row=row["id"], value="护理服务投诉下降率")
        text = "投诉件数比上年减少的比例"
        view = asker.change(work, op="set_text", row=row["id"], field="definition", value=text)["work"]
    for row in [r for r in view["rows"] if "待补充" in r["target"]]:
        view = asker.change(work, op="set_target", row=row["id"], value="5例" if "例" in row["target"] else "85%")[
            "work"
        ]
    assert view["progress"]["is_final"], view["progress"]["why_not"]
    return Filing.model_validate_json(asker.http.get(f"/api/works/{work}/data.json").content)


@pytest.fixture
def finished(own_house, filing):
    """A work of 王会计's with that form."""
    with acting(own_house.people["王会计"]):
        return own_house.product.store.works.create("central-2021", 2027, Actor(who="王会计"), filing=filing).work.id


def step(asker, work, action, remark="", status=200):
    version = asker.get(f"/api/works/{work}")["version"]
    return asker.post(f"/api/works/{work}/stages", {"action": action, "version": version, "remark": remark}, status)


def actions(view):
    return [a["action"] for a in view["stage"]["actions"]]


def test_an_unfinished_form_is_not_handed_in(own_house):
    asker = own_house.signed_in("王会计")
    work = asker.post("/api/works", {})["id"]
    assert "不能提交审核" in step(asker, work, "submit", status=400)["error"]


def test_from_the_draft_to_the_evaluation_everybody_sees_their_own_steps(own_house, finished):
    clerk, reviewer, evaluator = (own_house.signed_in(n) for n in ("王会计", "李科长", "孙评审"))
    shown = step(clerk, finished, "submit")
    assert (shown["stage"]["word"], shown["stage"]["can_edit"], actions(shown)) == ("已提交", False, ["withdraw"])
    assert finished in [w["id"] for w in reviewer.get("/api/waiting")]
    assert finished not in [w["id"] for w in reviewer.get("/api/home")["works"]]
    assert actions(reviewer.get(f"/api/works/{finished}")) == ["return", "approve"]
    assert "请写明退回的意见" in step(reviewer, finished, "return", status=409)["error"]
    step(reviewer, finished, "return", "满意度的依据请写明")
    shown = clerk.get(f"/api/works/{finished}")
    assert shown["stage"]["changes"][0]["remark"] == "满意度的依据请写明"
    assert clerk.change(finished, op="set_head", field="unit", value="青溪县敬老院")["applied"]
    step(clerk, finished, "submit")
    step(reviewer, finished, "approve")
    step(clerk, finished, "self_evaluate")
    assert finished in [w["id"] for w in evaluator.get("/api/waiting")]
    last = step(evaluator, finished, "evaluate", "良")["stage"]
    assert [(c["word"], c["who"]) for c in last["changes"]][:3] == [
        ("完成评价", "孙评审"), ("完成自评", "王会计"), ("通过", "李科长")
    ]  # fmt: skip


def test_a_submitted_form_is_not_edited_and_says_how_it_can_be(own_house, finished):
    clerk = own_house.signed_in("王会计")
    step(clerk, finished, "submit")
    body = {"operation": {"op": "set_head", "field": "unit", "value": "别的"}, "version": 0}
    assert "先撤回" in clerk.post(f"/api/works/{finished}/operations", body, status=403)["error"]
    assert "只有审核人" in step(clerk, finished, "approve", status=403)["error"]


class DatedProduct(Product):
    """A product whose clock a test sets."""

    moment = datetime(2027, 3, 1, 23, 50).astimezone()

    def now(self):
        return self.moment


@pytest.fixture
def queue(tmp_path):
    """Hands a form in or back at a moment, and lists what waits for 李科长 then."""
    product = DatedProduct(Settings(data_dir=tmp_path, embedding="none", _env_file=None))
    people = people_of(product.store)

    def take(name, action, work=None, *, at, remark=""):
        product.moment = datetime.fromisoformat(at).astimezone()
        actor = Actor(who=name)
        with acting(people[name]):
            kept = product.store.works.open(work) if work else product.store.works.create("central-2021", 2027, actor)
            product.store.stages.move(kept.work.id, action, kept.version, remark, actor)
        return kept.work.id

    def listed(at):
        product.moment = datetime.fromisoformat(at).astimezone()
        with acting(people["李科长"]):
            found = waiting_json(Desk.of(product), Visitor(id="李", name="李科长", person=people["李科长"]))
        return [(w["id"], w["days"], w["by"]) for w in found]

    return take, listed


def test_what_waits_counts_its_days_on_the_calendar_and_stands_before_what_came_later(queue):
    take, listed = queue
    first = take("王会计", StageAction.SUBMIT, at="2027-03-01T23:50")
    assert listed("2027-03-01T23:55") == [(first, 0, "王会计")]
    assert listed("2027-03-02T00:05") == [(first, 1, "王会计")]
    second = take("钱会计", StageAction.SUBMIT, at="2027-03-04T09:00")
    assert listed("2027-03-08T08:00") == [(first, 7, "王会计"), (second, 4, "钱会计")]


def test_the_days_of_what_was_returned_begin_when_it_is_handed_in_again(queue):
    take, listed = queue
    first = take("王会计", StageAction.SUBMIT, at="2027-03-01T09:00")
    second = take("钱会计", StageAction.SUBMIT, at="2027-03-03T09:00")
    take("李科长", StageAction.RETURN, first, at="2027-03-05T09:00", remark="请写明依据")
    assert listed("2027-03-06T09:00") == [(second, 3, "钱会计")]
    take("王会计", StageAction.SUBMIT, first, at="2027-03-08T09:00")
    assert listed("2027-03-10T09:00") == [(second, 7, "钱会计"), (first, 2, "王会计")]
