"""Small faults put into the source of a module one at a time, each in place and taken back: what a test should notice.

* comparison: an operator is turned into its opposite (``<`` into ``>=``, ``in`` into ``not in``).
* boundary: ``<`` becomes ``<=``, ``>`` becomes ``>=``, and the other way round.
* and/or: the one becomes the other.
* not: it is dropped.
* constant: a number, also one in ``Decimal("…")``, is one more or one less; a string is empty.
* word: one alternative in Chinese is dropped from a pattern, one string from a collection of such, or one word from a
  word list of the rule (``assistant/rules/lexicon``).

Left alone: annotations, docstrings, the ``RULE`` and what is assigned for its use alone, and what tests by outcome
cannot see, which is the text of a finding: the constants in a call of ``Hit`` or ``Insufficient``, and f-strings but
for complete alternations in them; likewise the names of word lists. The entry of a dict is dropped as a whole.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.alternations import CHINESE, alternations, without

KINDS = ("comparison", "boundary", "and/or", "not", "constant", "word")
_OPPOSITES: tuple[tuple[type[ast.cmpop], type[ast.cmpop]], ...] = (
    (ast.Lt, ast.GtE),
    (ast.Gt, ast.LtE),
    (ast.Eq, ast.NotEq),
    (ast.In, ast.NotIn),
    (ast.Is, ast.IsNot),
)
_OPPOSITE = {a: b for pair in _OPPOSITES for a, b in (pair, pair[::-1])}
_NEIGHBOUR: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
"""What differs only where both sides are equal."""
_LETTER = re.compile("[A-Za-z_]")
_FINDINGS = {"Hit", "Insufficient"}
_WORD_LISTS = {"any_of", "words"}


@dataclass(frozen=True)
class Mutant:
    """One fault: the node of the tree, and the new values of its attributes."""

    kind: str
    line: int
    what: str
    node: ast.AST
    changes: dict[str, object]

    @contextmanager
    def applied(self) -> Iterator[None]:
        """The tree holds the fault for as long as the block runs."""
        before = {name: getattr(self.node, name) for name in self.changes}
        self._set(self.changes)
        try:
            yield
        finally:
            self._set(before)

    def _set(self, values: dict[str, object]) -> None:
        for name, value in values.items():
            setattr(self.node, name, value)


@dataclass(frozen=True)
class DroppedWord:
    """A word list of a rule without one of its words."""

    name: str
    word: str
    words: dict[str, object]
    """The list itself, changed in place."""
    kind: str = "word"
    line: int = 0

    @property
    def what(self) -> str:
        return f"{self.word} of {self.name}"

    @contextmanager
    def applied(self) -> Iterator[None]:
        """The list lacks the word for as long as the block runs."""
        before = dict(self.words)
        del self.words[self.word]
        try:
            yield
        finally:
            self.words.clear()
            self.words.update(before)  # in the order of the file


def dropped_words(lists: dict[str, dict[str, Any]]) -> list[DroppedWord]:
    """Every word of a rule's lists, each to be dropped by itself."""
    return [DroppedWord(name, word, each["words"]) for name, each in lists.items() for word in list(each["words"])]


def mutants(tree: ast.Module) -> list[Mutant]:
    """Every fault of a module, one at a time to be applied to this very tree."""
    finder = _Finder()
    for statement in tree.body:
        if not _is_metadata(statement, tree):
            finder.visit(statement)
    return finder.found


def _is_metadata(statement: ast.stmt, tree: ast.Module) -> bool:
    """Whether a statement assigns the RULE, or a name that nothing but the RULE uses."""
    names = _assigned(statement)
    users = [s for s in tree.body if s is not statement and names & _loaded(s)]
    return "RULE" in names or bool(users and all("RULE" in _assigned(s) for s in users))


def _assigned(statement: ast.stmt) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return {t.id for t in targets if isinstance(t, ast.Name)}


def _loaded(statement: ast.stmt) -> set[str]:
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


class _Finder(ast.NodeVisitor):
    """Collects the faults of the statements it visits."""

    def __init__(self) -> None:
        self.found: list[Mutant] = []
        self._inside: list[str] = []
        """The calls whose strings are text or names, and the f-strings, that the visit is in."""

    def _add(self, kind: str, node: ast.AST, what: str, line: int, **changes: object) -> None:
        self.found.append(Mutant(kind, line, what, node, changes))

    def visit_Compare(self, node: ast.Compare) -> None:
        for kind, others in (("comparison", _OPPOSITE), ("boundary", _NEIGHBOUR)):
            for at, operator in enumerate(node.ops):
                if other := others.get(type(operator)):
                    what = f"{ast.unparse(node)}: {type(operator).__name__} -> {other.__name__}"
                    self._add(kind, node, what, node.lineno, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add("and/or", node, f"{ast.unparse(node)}: {type(other).__name__}", node.lineno, op=other)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):  # "not not x" is x wherever its truth alone counts
            twice = ast.copy_location(ast.UnaryOp(ast.Not(), node.operand), node)
            self._add("not", node, f"{ast.unparse(node)}: dropped", node.lineno, operand=twice)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if "text" in self._inside or self._alternatives(node) or self._inside:
            return
        for value in _other_values(node.value):
            self._add("constant", node, f"{node.value!r} -> {value!r}", node.lineno, value=value)

    def _alternatives(self, node: ast.Constant) -> bool:
        """Add the alternatives in Chinese of a string; whether it has any."""
        text = node.value if isinstance(node.value, str) else ""
        levels = alternations(text, partial=bool(self._inside))
        words = [a for level in levels for a in level if CHINESE.search(a.text)]
        for word in words:
            self._add("word", node, f"{word.text} of a pattern", node.lineno, value=without(text, word))
        return bool(words)

    def _visit_elements(self, node: ast.Tuple | ast.List | ast.Set) -> None:
        if self._inside or not _are_words(node.elts):
            self.generic_visit(node)
            return
        for at, element in enumerate(node.elts):
            rest = [*node.elts[:at], *node.elts[at + 1 :]]
            self._add("word", node, f"{ast.unparse(element)} of a list", element.lineno, elts=rest)

    visit_Tuple = visit_List = visit_Set = _visit_elements  # noqa: N815 -- the names that NodeVisitor looks for

    def visit_Dict(self, node: ast.Dict) -> None:
        """An entry is dropped as a whole; its own strings are left alone."""
        for at, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            kind = "word" if key and _is_word(key) else "constant"
            keys, values = [*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]]
            self._add(kind, node, f"entry {key and ast.unparse(key)}", value.lineno, keys=keys, values=values)
            if not isinstance(value, ast.Constant):
                self.visit(value)

    def visit_Call(self, node: ast.Call) -> None:
        text_only = isinstance(node.func, ast.Name) and node.func.id in _FINDINGS | _WORD_LISTS
        self._visit_inside(node, "text" if text_only else "")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._visit_inside(node, "f-string")

    def _visit_inside(self, node: ast.AST, name: str) -> None:
        self._inside += [name] if name else []
        self.generic_visit(node)
        self._inside = self._inside[:-1] if name else self._inside

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for child in [*node.args.defaults, *node.args.kw_defaults, *node.body]:
            if child is not None:
                self.visit(child)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(CHINESE.search(node.value))


def _are_words(nodes: Sequence[ast.expr]) -> bool:
    """Whether they are strings in Chinese, with signs such as "—" or "%" among them, and no names or paths."""
    texts = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    in_chinese = [bool(CHINESE.search(t)) for t in texts]
    return len(texts) == len(nodes) and any(in_chinese) and not any(map(_LETTER.search, texts))


def _other_values(value: object) -> list[object]:
    """One more and one less than a number, also one in a string; an empty string for another string."""
    if isinstance(value, int) and not isinstance(value, bool):
        return [value + 1, value - 1]
    if not isinstance(value, str) or not value:
        return []
    try:
        number = Decimal(value)
    except InvalidOperation:
        return [""]
    return [str(number + 1), str(number - 1)]
