"""Works are drafted, kept and led through their stages; a file is opened only where it may be read."""

from zipfile import ZipFile

import pytest

from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.stage import StageAction
from assistant.works.readiness import NotReady
from tests.fakes.model import FakeModel
from tests.fakes.works import FILING

CLERK = Actor(who="王会计")


@pytest.fixture
def kept(product):
    return product.store.works.create("central-2021", 2027, CLERK)


def start_from(product, path):
    works = product.works()
    order = Operation(op=OperationKind.START_FROM, file=str(path))
    return works.apply(works.new("w", "central-2021", 2027), order, CLERK)[1]


def test_a_file_outside_the_folder_that_may_be_read_is_not_opened(product, tmp_path):
    (tmp_path / "去年.json").write_text("{}", encoding="utf-8")
    product.reads_only = tmp_path / "uploads"
    done = start_from(product, tmp_path / "去年.json")
    assert not done.applied
    assert "这里不能打开电脑里的文件" in done.why
    product.reads_only = None
    assert "这里不能打开" not in start_from(product, tmp_path / "去年.json").why


def test_a_form_that_is_not_ready_is_not_handed_in_and_stays_where_it_is(product, kept):
    with pytest.raises(NotReady, match="现在还不能提交审核"):
        product.take_step(kept.work.id, StageAction.SUBMIT, kept.version, "", CLERK)
    assert product.store.works.open(kept.work.id).version == kept.version


def test_an_unfinished_work_is_saved_as_a_draft(product, kept, tmp_path):
    paths = product.save_work(kept.work, tmp_path / "out")
    assert {p.suffix for p in paths} >= {".docx", ".json"}
    with ZipFile(next(p for p in paths if p.suffix == ".docx")) as word:
        assert any("草稿" in word.read(name).decode() for name in word.namelist() if name.endswith(".xml"))


def test_works_that_are_saved_as_they_are_changed_stand_in_the_store(product):
    works = product.saving_works()
    works.new("w1", "central-2021", 2027)
    assert product.store.works.open("w1").work.profile == "central-2021"


@pytest.mark.parametrize(("reader", "asked"), [("auto", 1), ("rules", 0)])
def test_messages_are_put_to_the_model_unless_one_setting_leaves_them_to_the_rules(product, reader, asked):
    product.settings = product.settings.model_copy(update={"chat_reader": reader})
    model = FakeModel({"operations": []})
    talks = product.conversations(model)
    talks.say(talks.begin(talks.works.opened("w", FILING)), "学员满意度改成92%")
    assert len(model.prompts) == asked
