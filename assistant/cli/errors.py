"""Errors at the edge: one Chinese line that says what to do, and the exit code of DESIGN §7.

CliError
├── WrongUse (2)
├── UnreadableInput (3)
└── ServiceFailed (4)
"""

import sys
import traceback
from collections.abc import Sequence

import click

from assistant.domain.files import reason_of

DONE, FINDINGS, WRONG_USE, UNREADABLE, SERVICE_FAILED = 0, 1, 2, 3, 4
_WRONG_CHOICES = {
    "ProfileNotFound", "ProfileError", "RuleNotFound", "ModelSettingsError", "FrameworkNotFound", "FrameworkError",
    "GoalsMissing", "WorkNotFound", "VersionNotFound", "Conflict",
}  # fmt: skip


class CliError(Exception):
    """A failure with a line for the user and an exit code."""

    code = SERVICE_FAILED


class WrongUse(CliError):
    """The command was called in a way that cannot work."""

    code = WRONG_USE


class UnreadableInput(CliError):
    """The input is not what the command reads."""

    code = UNREADABLE


class ServiceFailed(CliError):
    """Something the command needs failed: a folder that cannot be written, a port in use."""

    code = SERVICE_FAILED


def run(command: click.Command, args: Sequence[str]) -> int:
    """Run a command and turn every failure into one line and an exit code; ``--debug`` shows the traceback too."""
    debug = "--debug" in args
    try:
        return int(command.main([a for a in args if a != "--debug"], prog_name="jixiao", standalone_mode=False) or 0)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        return _say(_usage_line(error), WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        return _say("已取消。", WRONG_USE)
    except CliError as error:
        return _fail(error, str(error), error.code, debug=debug)
    except Exception as error:
        return _fail(error, *_known(error), debug=debug)


def _fail(error: BaseException, line: str, code: int, *, debug: bool) -> int:
    if debug:
        _say_masked("".join(traceback.format_exception(error)))
    return _say(line, code)


def _say_masked(details: str) -> None:
    """Technical details without personal data and keys: they are sent to whoever maintains the program."""
    from assistant.language.masking import masked

    print(masked(details)[0], file=sys.stderr, end="")  # noqa: T201


def _say(line: str, code: int) -> int:
    print(f"错误：{line}", file=sys.stderr)  # noqa: T201 -- click may have failed; this line must still come out
    return code


def _known(error: Exception) -> tuple[str, int]:
    """The line and code of an error by its family; families are named, so that no room need be imported here."""
    families = {cls.__name__ for cls in type(error).__mro__}
    if families & {"IntakeError", "BriefError", "FilingError"}:
        return str(error), UNREADABLE
    if families & _WRONG_CHOICES:
        return str(error), WRONG_USE
    if "BadBackup" in families:
        return str(error), UNREADABLE
    if families & {"GeneratorError", "RetrievalError", "ModelError", "StoreError"}:
        return str(error), SERVICE_FAILED
    if isinstance(error, FileNotFoundError | IsADirectoryError):
        return f"找不到文件“{error.filename}”，请检查路径。", UNREADABLE
    if isinstance(error, PermissionError):
        return f"没有权限读写“{error.filename}”，请换一个文件夹，或请管理员放开权限。", SERVICE_FAILED
    if isinstance(error, OSError):
        return f"读写文件失败（{reason_of(error)}），请检查磁盘空间和路径后再试。", SERVICE_FAILED
    return f"程序出错（{type(error).__name__}）。请加 --debug 再执行一次，把显示的内容发给维护人员。", SERVICE_FAILED


def _usage_line(error: click.UsageError) -> str:
    where = error.ctx.command_path if error.ctx else "jixiao"
    help_hint = f"用法见 {where} --help。"
    if isinstance(error, click.NoSuchOption):
        return f"没有“{error.option_name}”这个选项。{help_hint}"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {_name(error.param)}。{help_hint}"
    if isinstance(error, click.BadParameter):
        return f"参数 {_name(error.param)} 的值不对。{help_hint}"
    if "No such command" in error.format_message():
        return f"没有这个命令。{help_hint}"
    return f"命令写得不对。{help_hint}"


def _name(param: click.Parameter | None) -> str:
    """A parameter as it is typed, ``--sent``; an argument as the help shows it."""
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.human_readable_name if param else ""
