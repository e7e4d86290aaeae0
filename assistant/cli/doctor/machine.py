"""The machine: Python, packages, fonts, LibreOffice."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from assistant.cli.doctor.check import Check, error, notice, ok

_NEEDED = {
    "pydantic": "数据模型", "docx": "生成 Word", "yaml": "读取口径和指标库", "fastapi": "网页", "bm25s": "政策检索",
    "pypdfium2": "读取 PDF 原文",
}  # fmt: skip
_OPTIONAL = {
    "chromadb": ("存放向量", "向量存在本程序自己的文件里，检索结果相同"),
    "gradio": ("单独的对话窗口", "表旁边的对话照常可用"),
}
"""Modules of the extras: what each is for, and what happens without it."""
_FORM_FONTS = ("仿宋", "楷体", "黑体", "小标宋")
_SECONDS = 20
Find = Callable[[str], str | None]


def machine(which: Find = shutil.which) -> Iterator[Check]:
    """Everything about the machine; ``which`` finds a program by its name."""
    yield _python()
    yield from map(_package, _NEEDED)
    yield from map(_optional, _OPTIONAL)
    yield _chart_font()
    yield _form_fonts(which)
    yield _libreoffice(which)


def _python() -> Check:
    """No older one than the oldest that the package allows comes this far."""
    return ok("Python", sys.version.split()[0])


def _package(module: str) -> Check:
    if find_spec(module) is not None:
        return ok(module, _NEEDED[module])
    return error(module, f"没有安装，{_NEEDED[module]}要用它", "请执行 make run 或 make setup")


def _optional(module: str) -> Check:
    use, without = _OPTIONAL[module]
    return ok(module, use if find_spec(module) is not None else f"没有安装（{use}），{without}")


def _chart_font() -> Check:
    from generators.report.charts import FONT

    if FONT.is_file():
        return ok("图表字体", FONT.name)
    return error("图表字体", "随附的字体文件不见了，报告里的图画不出来", "请重新安装本程序")


def _form_fonts(which: Find) -> Check:
    """The fonts that the Word forms name: they are needed where a form is looked at, also by the preview here."""
    listed = _listed_fonts(which)
    if listed is None:
        return ok("公文字体", "由打开 Word 文件的电脑提供，本机没有查看字体的程序")
    missing = [name for name in _FORM_FONTS if name not in listed]
    if not missing:
        return ok("公文字体", "、".join(_FORM_FONTS))
    lost = f"本机没有{'、'.join(missing)}，网页上的版面预览用其他字体代替，Word 文件不受影响"
    return notice("公文字体", lost, "要看到准确的版面，请在本机安装这些字体")


def _listed_fonts(which: Find) -> str | None:
    program = which("fc-list")
    if program is None:
        return None
    try:
        order = [program, ":", "family"]
        done = subprocess.run(order, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 -- a fixed order
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace")


def _libreoffice(which: Find) -> Check:
    found = which("soffice") or which("libreoffice")
    if found:
        return ok("LibreOffice", found)
    return notice("LibreOffice", "没有安装，网页上看不到 Word 的版面", "需要时请安装；下载 Word 文件不受影响")
