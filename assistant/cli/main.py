"""The commands by name. Each lives in its own module and is loaded when it is called."""

import importlib
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

import click

from assistant.cli import errors
from assistant.cli.logs import mask_logs

_COMMANDS = {
    "web": ("web", "打开网页（默认 http://127.0.0.1:7860）"),
    "draft": ("draft", "由项目简介起草绩效目标申报表（Word 和 JSON）"),
    "chat": ("chat", "对话：一句话一行，起草、修改、检查、问政策"),
    "review": ("review", "检查绩效表（文件、文件夹、ZIP），列出问题、依据和建议"),
    "read": ("read", "只读取文件中的绩效表，不检查"),
    "report": ("report", "由项目资料文件夹写出绩效评价报告，数字注明出处"),
    "ask": ("ask", "按政策文件回答问题，写明文号和条款"),
    "corpus": ("corpus", "政策库：查看、检索、核对，添加和移除原文"),
    "results-template": ("results_template", "由申报表生成完成情况填报表（Excel）"),
    "evaluate": ("evaluate", "由完成情况计算自评得分，写出自评表和自评报告"),
    "form": ("form", "由已有的表填出另一种表（如绩效运行监控表），检查并写成 Word"),
    "survey": ("survey", "满意度调查：生成问卷（Word），由答案计算满意度"),
    "target": ("target", "解析指标值，如“≥95%”，每行一个 JSON"),
    "library": ("library", "查指标库"),
    "rules": ("rules", "查检查规则"),
    "profiles": ("profiles", "查口径：各级各地的分类、分值、表样和等级"),
    "schema": ("schema", "输出绩效表 JSON 的结构定义"),
    "user": ("user", "用户：添加、停用、角色、密码、接口密钥"),
    "usage": ("usage", "大模型用量：按项目和模型合计"),
    "audit": ("audit", "审计链：检查记录是否被改过，出具证明，导出"),
    "backup": ("backup", "把全部数据备份到一个文件"),
    "restore": ("restore", "用备份恢复全部数据"),
    "doctor": ("doctor", "检查运行环境是否完好"),
}

_READS = frozenset({"draft", "review", "read", "report", "corpus", "evaluate", "form", "survey", "library"})
"""Commands that read files of others, which is done in a process of its own."""


class LazyGroup(click.Group):
    """A group that knows the names and one-line helps of its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"assistant.cli.commands.{_COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "命令 [参数]", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("选项"):
            formatter.write_dl([("--version", "显示版本"), ("--debug", "出错时显示技术细节"), ("--help", "显示本帮助")])
        self.format_commands(ctx, formatter)


@click.group(cls=LazyGroup, help="绩效助手：起草、检查政府预算绩效表，自评，评价，回答政策问题，并生成 Word。")
@click.version_option(package_name="jixiao-assistant", prog_name="jixiao", message="绩效助手 %(version)s")
def cli() -> None:
    """The root of all commands."""


def main(args: Sequence[str] | None = None) -> None:
    """Entry point of ``jixiao``."""
    mask_logs()
    given = list(sys.argv[1:] if args is None else args)
    if given and given[0] in _READS and "--help" not in given:
        from assistant.files.isolation import isolate

        isolate()
    began = time.perf_counter()
    code = errors.run(cli, given)
    if given and given[0] in _COMMANDS and "--help" not in given:
        _write_down(given[0], code, began)
    sys.exit(code)


def _write_down(name: str, code: int, began: float) -> None:
    """The line of a command in the log; settings that cannot be read were the command's to report."""
    from assistant.journal import Done, Journal, since
    from assistant.settings import Settings

    with suppress(ValueError):
        settings = Settings()
        level = "error" if code == errors.SERVICE_FAILED else "warning" if code else "info"
        journal = Journal(settings.log_level, settings.log_format, settings.log_file)
        journal.write(Done(f"jixiao {name}", code, since(began), level))


if __name__ == "__main__":
    main()
