"""What a message means in a conversation about a self-evaluation."""

from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.chat.result_reader import ResultReader
from assistant.domain.operation import Operation
from tests.fakes.works import FILING, Desk

WORK = Desk().works.self_evaluation("w", FILING)


class Reads:
    def __init__(self, **order):
        self._read = [ReadAct(Operation.model_validate(order))]

    def read(self, text, scene):  # noqa: ARG002 -- the readers have one shape
        return self._read


def operations(text, filing, **order):
    return [a.operation.op.value for a in ResultReader(Reads(**order)).read(text, Scene(filing=filing))]


def test_a_value_of_the_year_is_no_new_target():
    stated = "培训护理员人数实际完成118人"
    assert operations(stated, WORK.filing, op="set_target", row="r2", value="118人") == ["add_results"]
    assert operations(stated, FILING, op="set_target", row="r2", value="118人") == ["set_target"]


def test_money_that_was_not_understood_is_read_as_a_result():
    assert operations("资金执行116万元", WORK.filing, op="unclear", reason="没有听懂") == ["add_results"]


def test_what_fits_a_self_evaluation_or_states_no_result_stays():
    assert operations("撤销", WORK.filing, op="undo") == ["undo"]
    assert operations("满意度怎么算分", WORK.filing, op="ask_policy", value="怎么算") == ["ask_policy"]
    assert operations("改得好看一点", WORK.filing, op="unclear", reason="没有听懂") == ["unclear"]
