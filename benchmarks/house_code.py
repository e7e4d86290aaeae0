"""What can be read from the source of a checkout: sizes, imports, patterns, word lists, tests. Nothing is imported.

The definitions are meant to hold for any layout of rooms:

* Code is every package at the top of the checkout but ``tests``, ``benchmarks`` and ``scripts``; empty files are left
  out. A room is a folder under ``assistant`` (modules beside the folders count as ``assistant``) or another package.
* A code line holds something other than blanks, a comment or a docstring. The 90th percentile is by nearest rank.
* An import counts wherever it stands, also within a function. A module is in a cycle when its imports lead back to it.
* A word list is a literal tuple, list, set or dict with four or more Chinese strings (keys and values count), or one
  level of a ``|`` alternation with four or more alternatives in Chinese.
* A module reads measure words (denial) by itself when one literal in it names at least six (two) words of the list
  below, as elements, as the beginning of alternatives or as characters of a class.
* A job's code is every module whose path holds one of the job's words.
"""

import ast
import io
import math
import re
import statistics
import tokenize
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from benchmarks.alternations import CHINESE, alternations, words_of

NOT_CODE = {"tests", "benchmarks", "scripts"}
FEWEST_WORDS = 4
MEASURE_WORDS = frozenset(
    {
        "个", "人", "名", "位", "户", "家", "次", "场", "期", "批", "件", "套", "台", "辆", "座", "所", "间",
        "处", "项", "条", "份", "册", "本", "块", "盏", "株", "村", "人次", "亩", "公顷", "米", "千米", "公里",
        "平方米", "平方公里", "立方米", "吨", "公斤", "天", "小时", "学时", "工作日", "万元", "亿元",
    }
)  # fmt: skip
DENIALS = frozenset(
    {"不", "没", "没有", "未", "无", "非", "未能", "尚未", "并未", "从未", "不能", "不得", "不是", "并非", "毫无"}
)
LIKENESS = frozenset({"core", "near", "closeness", "likeness", "similarity"})
JOB_WORDS = {
    "declaration": r"declaration|brief|draft",
    "self_evaluation": r"self_evaluation|results",
    "evaluation": r"(?<!self_)evaluati|dossier",
    "survey": r"survey|questionnaire|sampling",
    "forms": r"jobs/forms|commands/form\.|generators/form\.",
    "questions": r"answering|questions/|/ask\.",
}
_SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One Python file of a checkout: where it stands, its dotted name and its text."""

    path: PurePosixPath
    text: str

    @property
    def name(self) -> str:
        return ".".join(self.path.with_suffix("").parts).removesuffix(".__init__")

    @property
    def room(self) -> str:
        folders = self.path.parts[:-1]
        return "/".join(folders[:2]) if folders[0] == "assistant" else folders[0]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [n for n in ast.walk(self.tree) if isinstance(n, _FUNCTION)]

    @cached_property
    def code_lines(self) -> frozenset[int]:
        """The numbers of the lines that hold code."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        code = {i for t in tokens if t.type not in _SILENT for i in range(t.start[0], t.end[0] + 1)}
        return frozenset(code - {i for n in docstrings(self.tree) for i in range(n.lineno, (n.end_lineno or 0) + 1)})

    @property
    def is_rule(self) -> bool:
        """Whether it is one rule: their tests are the cases that stand in one file a rule."""
        assigned = (t for n in self.tree.body if isinstance(n, ast.Assign) for t in n.targets)
        return any(isinstance(t, ast.Name) and t.id == "RULE" for t in assigned)


def docstrings(tree: ast.Module) -> list[ast.Expr]:
    """Every string that stands as a statement, which documents what is above it."""
    alone = (n for n in ast.walk(tree) if isinstance(n, ast.Expr))
    return [n for n in alone if isinstance(n.value, ast.Constant) and isinstance(n.value.value, str)]


def modules(root: Path) -> tuple[Module, ...]:
    """The code of a checkout."""
    packages = [p.parent for p in root.glob("*/__init__.py") if p.parent.name not in NOT_CODE]
    files = sorted(f for p in packages for f in p.rglob("*.py") if f.stat().st_size)
    return tuple(Module(PurePosixPath(f.relative_to(root).as_posix()), f.read_text("utf-8")) for f in files)


def spread(values: Collection[int]) -> str:
    """Median / 90th percentile / greatest."""
    if not values:
        return "—"
    ordered = sorted(values)
    return f"{statistics.median(ordered):g} / {ordered[math.ceil(0.9 * len(ordered)) - 1]} / {ordered[-1]}"


def function_sizes(code: Sequence[Module]) -> list[int]:
    """Code lines of every function, from ``def`` on."""
    return [sum(f.lineno <= i <= (f.end_lineno or f.lineno) for i in m.code_lines) for m in code for f in m.functions]


def import_graph(code: Sequence[Module]) -> dict[str, set[str]]:
    """For each module, those of the checkout that it imports."""
    names = {m.name for m in code}
    return {m.name: {n for n in _imported(m, names) if n in names and n != m.name} for m in code}


def _imported(module: Module, names: Collection[str]) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.path.parent.parts[: len(module.path.parts) - node.level] if node.level else ()
            base = ".".join([*package, *([node.module] if node.module else [])])
            wanted = [f"{base}.{a.name}" for a in node.names]
            yield from (name if name in names else base for name in wanted)


def in_cycles(graph: Mapping[str, Collection[str]]) -> list[str]:
    """The nodes that can be reached from themselves."""
    return [node for node in graph if node in _reached(graph, node)]


def _reached(graph: Mapping[str, Collection[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(graph[node])
    return seen


def regular_expressions(module: Module) -> int:
    """Calls of ``re.compile``, and of another function of ``re`` with the pattern written in the call."""
    calls = (n for n in ast.walk(module.tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute))
    return sum(_is_pattern(call, call.func) for call in calls if isinstance(call.func, ast.Attribute))


def _is_pattern(call: ast.Call, called: ast.Attribute) -> bool:
    of_re = isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr != "escape"
    written = bool(call.args) and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    return of_re and (called.attr == "compile" or written)


def word_lists(module: Module) -> list[int]:
    """The number of words of each word list."""
    counts = [sum(bool(CHINESE.search(w)) for w in words) for words in _collections(module.tree)]
    levels = (level for text in _texts(module.tree) for level in alternations(text))
    counts += [sum(bool(CHINESE.search(a.text)) for a in level) for level in levels]
    return [count for count in counts if count >= FEWEST_WORDS]


def _collections(tree: ast.Module) -> Iterator[list[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield _strings(node.elts)
        elif isinstance(node, ast.Dict):
            yield _strings([*node.keys, *node.values])


def _strings(nodes: Sequence[ast.AST | None]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def _texts(tree: ast.Module) -> list[str]:
    documents = {id(n.value) for n in docstrings(tree)}
    return _strings([n for n in ast.walk(tree) if id(n) not in documents])


def names_words(module: Module, vocabulary: Collection[str], least: int) -> bool:
    """Whether one literal of the module names that many words of the vocabulary."""
    literals = [frozenset(words) for words in _collections(module.tree)] + [words_of(t) for t in _texts(module.tree)]
    return any(len(words & frozenset(vocabulary)) >= least for words in literals)


def job_rooms(code: Sequence[Module], job: str) -> list[str]:
    """The rooms in which a job's code stands."""
    words = re.compile(JOB_WORDS.get(job, re.escape(job)))
    return sorted({m.room for m in code if words.search(str(m.path))})


def without_mirror(root: Path, code: Sequence[Module], over: int = 60) -> tuple[list[str], int]:
    """Modules longer than ``over`` lines, rules apart, whose test file is not where it is looked for; and of how many.

    The tests of ``a/b/c.py`` are looked for in ``tests/a/b/test_c.py``, of a package in ``tests/a/test_b.py``.
    """
    long = [PurePosixPath(m.name.replace(".", "/")) for m in code if m.lines > over and not m.is_rule]
    missing = [p for p in long if not (root / "tests" / p.parent / f"test_{p.name}.py").is_file()]
    return [str(p) for p in missing], len(long)
