"""docs/self-evaluation.md tells the truth: its example files work as they are printed."""

import re
from decimal import Decimal
from pathlib import Path

from assistant.forms.results.pairing import pair
from assistant.forms.results.reader import read_results
from tests.fakes.approved import approved

PAGE = Path(__file__).parents[4] / "docs/self-evaluation.md"


def block(holding):
    """The indented block of the page that holds these words, as a reader would copy it."""
    blocks = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", PAGE.read_text(encoding="utf-8"), re.M)
    return next(b for b in blocks if holding in b)


def declaration():
    """A declaration with the indicators that the page names."""
    names = {"护理员培训人次": "培训人次", "养老服务水平": "改善学习环境"}
    rows = approved().indicators
    return approved(indicators=tuple(r.model_copy(update={"name": names.get(r.name, r.name)}) for r in rows))


def paired(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return pair(declaration(), read_results(tmp_path / name, declaration()))


def test_the_yaml_example_works_as_printed(tmp_path):
    noted = paired(tmp_path, "results.yaml", block("executed:"))
    rows = {row.name: row for row in noted.filing.indicators}
    assert (noted.filing.funds.adjusted, noted.filing.funds.executed) == (480, Decimal("465.2"))
    assert noted.filing.project.completed is True
    assert rows["培训人次"].actual == "1180人次"
    assert "第三场与考试冲突" in (rows["培训人次"].deviation or "")
    assert (rows["改善学习环境"].chosen_share, rows["改善学习环境"].chosen_reason) == (90, "照度检测全部达标")
    assert noted.unknown == ()
    assert not [note for note in noted.notes if "没有" in note]


def test_the_sentence_of_the_example_finds_its_indicators(tmp_path):
    noted = paired(tmp_path, "results.txt", block("培训实际完成").strip())
    stated = {row.name: row.actual for row in noted.filing.indicators if row.actual}
    assert stated == {"培训人次": "1180人次", "培训完成时间": "11月20日", "参训学员满意度": "93.5%"}
    assert noted.filing.funds.executed == Decimal("465.2")
