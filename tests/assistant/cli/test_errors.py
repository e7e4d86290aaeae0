"""Every failure becomes one Chinese line that says what to do, and the exit code that scripts rely on."""

import errno

import click
import pytest

from assistant.cli import errors
from assistant.files.interface import IntakeError
from generators.interface import GeneratorError


def failing(error):
    @click.command()
    @click.option("--sent", type=int)
    def command(sent):
        if error is not None:
            raise error

    return command


@pytest.fixture
def stated(capsys):
    """The exit code and the lines on standard error."""

    def run(error, *args):
        code = errors.run(failing(error), args)
        return code, capsys.readouterr().err

    return run


def test_success_says_nothing(stated):
    assert stated(None) == (0, "")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (errors.WrongUse("请换一个。"), 2, "请换一个。"), (errors.UnreadableInput("读不出。"), 3, "读不出。"),
        (errors.ServiceFailed("写不进。"), 4, "写不进。"), (IntakeError("文件坏了。"), 3, "文件坏了。"),
        (GeneratorError("画不出。"), 4, "画不出。"), (click.Abort(), 2, "已取消。"),
        (FileNotFoundError(errno.ENOENT, "no", "甲.txt"), 3, "找不到文件“甲.txt”，请检查路径。"),
    ],
)  # fmt: skip
def test_an_error_of_a_family_has_its_code_and_its_own_line(stated, error, code, line):
    assert stated(error) == (code, f"错误：{line}\n")


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(errno.EACCES, "no", "甲"), "没有权限读写“甲”"), (OSError(errno.ENOSPC, "full"), "读写文件失败")],
)
def test_a_disk_that_fails_says_what_to_check(stated, error, words):
    code, line = stated(error)
    assert (code, words in line, line.count("\n")) == (4, True, 1)


def test_a_fault_of_the_program_asks_for_the_traceback_and_debug_shows_it(stated):
    code, line = stated(ZeroDivisionError("x"))
    assert (code, "Traceback" in line) == (4, False)
    assert "请加 --debug 再执行一次" in line
    code, text = stated(ZeroDivisionError("x"), "--debug")
    assert (code, "Traceback" in text, text.rstrip().endswith("维护人员。")) == (4, True, True)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--none",), "没有“--none”这个选项。"),
        (("--sent", "甲"), "参数 --sent 的值不对。"),
        (("多",), "命令写得不对。"),
    ],
)
def test_wrong_use_is_noted_in_chinese_with_where_help_is(stated, args, words):
    code, line = stated(None, *args)
    assert code == 2
    assert line.startswith(f"错误：{words}用法见 jixiao --help。")


def test_a_command_may_end_with_a_code_of_its_own(stated):
    assert stated(click.exceptions.Exit(1)) == (1, "")


def test_technical_details_hold_no_personal_data_and_no_key(stated):
    _, err = stated(RuntimeError("电话13800000000 http://u:geheim@x.cn"), "--debug")
    assert "RuntimeError" in err
    assert "13800000000" not in err
    assert "geheim" not in err
