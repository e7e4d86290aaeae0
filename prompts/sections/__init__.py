"""What a model is asked for in each section of a paper: one ``.md`` a paper, a heading a section. Read strictly.

The file begins with ``# `` and what it is for; ``## key`` opens a section; the text of ``## every`` is added to all.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from prompts import PromptError

_FOLDER = Path(__file__).parent
_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_EVERY = "every"


@cache
def section_instructions(paper: str) -> Mapping[str, str]:
    """The instruction of every section of a paper, by key. Raises PromptError with one Chinese line."""
    path = _FOLDER / f"{paper}.md"
    if not re.fullmatch(r"[a-z_]+", paper) or not path.is_file():
        raise PromptError(f"没有“{paper}”的写作要求，应有文件 prompts/sections/{paper}.md。")
    return read_instructions(path)


def read_instructions(path: Path) -> Mapping[str, str]:
    """The instructions of a file, by key. Raises PromptError with one Chinese line."""
    try:
        head, *parts = re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"写作要求文件“{path.name}”读不出来（{error}），请检查文件。") from error
    if not re.fullmatch(r"# [^\n]+", head.strip()):
        raise PromptError(f"写作要求文件“{path.name}”应以一行“# 用途”开头，其后每节以“## 键”开头。")
    found: dict[str, str] = {}
    for part in parts:
        key, _, text = part.partition("\n")
        found[key.strip()] = _checked(path, key.strip(), text.strip(), found)
    every = found.pop(_EVERY, "")
    if not found:
        raise PromptError(f"写作要求文件“{path.name}”一节也没有写，每节以“## 键”开头。")
    return {key: f"{text}{every}" for key, text in found.items()}


def _checked(path: Path, key: str, text: str, before: Mapping[str, str]) -> str:
    if not _KEY.fullmatch(key):
        fault = "键只能用小写字母、下划线和点"
    elif key in before:
        fault = "这一节写了两次"
    elif not text:
        fault = "没有内容"
    elif "{{" in text or re.search(r"(?m)^#", text):
        fault = "内容里不能有变量或标题"
    else:
        return text
    raise PromptError(f"写作要求文件“{path.name}”的“{key}”不对（{fault}），请修改。")
