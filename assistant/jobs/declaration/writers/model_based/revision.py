"""A second look at a whole draft: the model reviews the form as it would be filed and changes what a reviewer would
mark down; each change is proved like a part of the design, and what is not proved leaves the row as it was.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.jobs.declaration.writers.model_based import asking
from assistant.jobs.declaration.writers.model_based.completing import LEAST
from assistant.jobs.declaration.writers.model_based.design import Design
from assistant.jobs.declaration.writers.model_based.goals import ANNUAL, LABELS, OVERALL, read_goals
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal, DesignedRow, DroppedRow, ReviewReply
from assistant.jobs.declaration.writers.model_based.rows import Designed, Faulty, cut_line, read_row
from assistant.jobs.declaration.writers.rule_based.composite.writing import is_composite
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.writing.provenance import without_tokens
from prompts import Prompt, fenced, prompt

_MOST_REMARKS, _LONGEST_REMARK, _LONGEST_REASON = 15, 100, 60
_ID = re.compile(r"\b[RAMOP]\d{1,3}\b", re.ASCII)
_EACH_YEAR = "/年"


class Revision:
    """The review of a design that is settled."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._before = dict(design.rows)
        filing = design.filed()
        own = {d.row.indicator.name for d in design.rows.values() if d.row.overall}
        self._filing = filing
        self._common = {f"M{n}": item for n, item in enumerate(filter(is_composite, filing.indicators), 1)}
        known = {d.row.indicator.name for d in design.rows.values()}
        stated = (i for i in filing.indicators if i.name not in known and not is_composite(i))
        self._stated = {f"P{n}": item for n, item in enumerate(stated, 1)}
        self._copied = {f"O{n}": item for n, item in enumerate(filing.overall_indicators, 1) if item.name not in own}

    def prompt(self) -> Prompt:
        """What the reviewer is asked: the same brief and material, and the form as it stands."""
        assignment, material = self._design.assignment, self._design.material
        lines = "\n".join(json.dumps(line, ensure_ascii=False) for line in self._lines())
        return prompt(
            "review_draft",
            brief=fenced(assignment.facts.text),
            form=asking.form_words(assignment),
            classes=material.classes,
            material=material.shown,
            draft=fenced(lines),
        )

    def take(self, reply: ReviewReply) -> None:
        """Change what is proved, and note the rest."""
        design = self._design
        self._note_remarks(reply.remarks)
        self._drop(reply.drop)
        for item in reply.indicators:
            if item.id.strip() in self._copied or self._is_yearly(item):
                self._change_of_all_years(item, self._copied.get(item.id.strip()))
            else:
                self._change(item)
        self._take_back()
        known = {o.token.strip(): self._in_names(o.why)[:_LONGEST_REASON] for o in reply.left_out}
        design.left_out |= {token: why for token, why in known.items() if why}
        for kind, stated in ((ANNUAL, reply.goals), (OVERALL, reply.overall_goals)):
            self._take_goals(kind, stated)
        if asked := tuple(asking.questions(reply.questions, design.assignment)):
            design.questions = asked
        design.resettle()

    def _lines(self) -> Iterator[dict[str, str]]:
        design, filing = self._design, self._filing
        listed = {i.name: i.source.parts for i in filing.indicators if i.source and not is_composite(i)}
        kept = {item.name for item in (*filing.indicators, *filing.overall_indicators)}
        for key, designed in design.rows.items():
            line = _line(key, designed, filing)
            line["附列"] = "；".join(part.words for part in listed.get(line["名称"], ()))
            line["位置"] = "" if designed.row.indicator.name in kept else "行满，将并入合并行或让位"
            yield {k: v for k, v in line.items() if v}
        for key, item in self._stated.items():
            yield {
                "id": key, "程序补的行": item.name, "类别": f"{item.level1}/{item.level2}", "指标值": item.target,
                "分值": str(item.weight), "依据": "、".join(design.tokens_of(item)), "解释": item.definition,
            }  # fmt: skip
        for key, item in self._common.items():
            yield {"id": key, "合并行": item.name, "分值": str(item.weight), "包含": item.definition}
        for key, item in self._copied.items():
            yield {"id": key, "总体表": item.name, "整个项目期的值": item.target, "解释": item.definition}
        for kind, label in LABELS.items():
            if text := getattr(filing.goals, kind):
                yield {label: text}
        for token, entry in design.rowless([d.row for d in design.rows.values()]).items():
            yield {"没有成行的数": token, "原文": entry.quote, "理由": design.left_out.get(token, "没有写")}

    def _note_remarks(self, remarks: Sequence[str]) -> None:
        """What the reviewer found."""
        for remark in remarks[:_MOST_REMARKS]:
            self._note(f"复核意见：{self._in_names(remark)[:_LONGEST_REMARK]}")

    def _in_names(self, words: str) -> str:
        """What the reviewer says on one line, with the names of the rows in place of their ids."""
        names = {key: f"“{d.row.indicator.name}”" for key, d in self._before.items()}
        names |= {key: f"“{item.name}”" for key, item in (self._common | self._stated).items()}
        names |= {key: f"总体表“{item.name}”" for key, item in self._copied.items()}
        return _ID.sub(lambda m: names.get(m[0], "另一行"), " ".join(words.split()))

    def _note(self, line: str) -> None:
        if line not in self._design.reasons:
            self._design.reasons.append(line)

    def _drop(self, dropped: Sequence[DroppedRow]) -> None:
        """Rows that the reviewer takes out with a reason: never the total, never so many that no form is left."""
        rows = self._design.rows
        for key in (d.id.strip() for d in dropped if d.why.strip()):
            if key in self._copied:
                self._hold_to_this_year(self._copied[key])
            elif key in self._common:
                self._decline(self._common[key])
            elif key in self._stated:
                self._decline(self._stated[key])
        gone = {d.id.strip(): d.why.strip() for d in dropped if d.why.strip() and d.id.strip() in rows}
        gone = {key: why for key, why in gone.items() if rows[key].row.indicator.name != TOTAL_COST}
        if len(gone) * 2 > len(rows) or len(rows) - len(gone) < min(LEAST, len(rows)):
            self._note("复核要删的指标太多，都没有删。")
            return
        for key, stated in gone.items():
            designed, why = rows.pop(key), without_tokens(self._in_names(stated))[:_LONGEST_REASON]
            self._design.left_out |= dict.fromkeys(designed.tokens, why)
            self._note(f"复核删去：{designed.row.indicator.name}（{why}）")

    def _change(self, item: DesignedRow) -> None:
        design, key = self._design, item.id.strip()
        read = read_row(item, design.material, design.origins, design.writer, last=True)
        if isinstance(read, Faulty):
            self._note(f"复核的改动不合格：{read.line}")
        elif twin := design.twin(read, key):
            self._note(f"复核的改动不合格：“{read.row.indicator.name}”与{twin}重复。")
        elif key not in self._before or _differs(read.row, self._before[key].row):
            design.rows[key] = read
            for line in cut_line(read):
                self._note(line)

    def _hold_to_this_year(self, copied: Indicator) -> None:
        """The value of a row is reached in this year alone: the table of the whole period does not repeat it."""
        rows = self._design.rows
        key = next((k for k, d in rows.items() if d.row.indicator.name == copied.name and not d.row.overall), "")
        if key and copied.name != TOTAL_COST:
            rows[key] = replace(rows[key], row=replace(rows[key].row, this_year=True))
            self._note(f"复核删去：总体表“{copied.name}”")

    def _decline(self, common: Indicator) -> None:
        """A row that the rules made of what needs none: of one requirement, or of several."""
        numbers = self._design.material.numbers
        held = [numbers[token] for token in self._design.tokens_of(common) if token in numbers]
        parts = common.source.parts if common.source else ()
        self._design.declined |= {e.start for e in held} | {part.start for part in parts}
        self._note(f"复核删去：{common.name}")

    def _is_yearly(self, item: DesignedRow) -> bool:
        """Whether a row of this year is written once more for the whole period: ≥12个/年."""
        names = {d.row.indicator.name for d in self._before.values() if not d.row.overall}
        is_new = item.id.strip() not in self._before and item.name.strip() in names
        return self._design.frame.project.multi_year and is_new and item.target.strip().endswith(_EACH_YEAR)

    def _change_of_all_years(self, item: DesignedRow, copied: Indicator | None) -> None:
        """The value of the whole period in place of the one that was taken over from this year, or of another thing;
        of each year, where the reviewer says so."""
        design, key = self._design, item.id.strip()
        read = read_row(item, design.material, design.origins, design.writer, last=True)
        if isinstance(read, Faulty):
            self._note(f"复核的改动不合格：总体表{read.line}")
            return
        row, target = read.row, read.row.indicator.target
        if item.target.strip().endswith(_EACH_YEAR) and not target.endswith(_EACH_YEAR):
            target = f"{target}{_EACH_YEAR}"
        known = copied.name if copied else row.indicator.name
        same = likeness(row.indicator.name, known) >= SAME_INDICATOR
        if copied and not same:
            self._hold_to_this_year(copied)
        row = row.with_changes(name=known if same else row.indicator.name, target=target)
        design.rows[key] = replace(read, row=replace(row, overall=True, this_year=False, apart=not same))

    def _take_back(self) -> None:
        """What the rules find in a changed row: the row as it was stands again. What holds is noted."""
        rows = self._design.rows
        for key, fault in list(self._design.faults_of_rows()):
            if key in rows and rows[key] is not self._before.get(key):
                changed = rows[key]
                if key in self._before:
                    rows[key] = self._before[key]
                else:
                    del rows[key]
                self._note(f"复核的改动不合格：“{changed.row.indicator.name}”{fault}")
        for key, designed in rows.items():
            if designed is not self._before.get(key):
                self._note(f"{'复核改写' if key in self._before else '复核补写'}：{designed.row.indicator.name}")

    def _take_goals(self, kind: str, stated: Sequence[DesignedGoal]) -> None:
        """The goals as rewritten where they hold; else those of before, without what speaks of rows that are gone."""
        design, before = self._design, self._design.goals.get(kind)
        if stated and self._is_due(kind):
            rows = {key: f"{d.row.indicator.name}{d.row.indicator.target}" for key, d in design.rows.items()}
            found = read_goals(kind, stated, rows, [*design.origins, *design.origins_of_rows()])
            faults = list(found.faults)
            if found.sentences and (before is None or len(found.sentences) >= min(len(before.sentences), len(stated))):
                design.goals[kind] = found
                faults += design.brought_by(kind)
            for fault in faults:
                self._note(f"复核的改动不合格：{fault.line}")
            if faults and before is not None and len(found.sentences) < len(before.sentences):
                design.goals[kind] = before
        if kind in design.goals and design.goals[kind] is before:
            gone = [d.row.indicator for key, d in self._before.items() if key not in design.rows]
            design.goals[kind] = before.without(gone, [d.row.indicator for d in design.rows.values()])

    def _is_due(self, kind: str) -> bool:
        design = self._design
        return not design.assignment.facts.goal if kind == ANNUAL else design.frame.project.multi_year


def _line(key: str, designed: Designed, filing: Filing) -> dict[str, str]:
    item = designed.row.indicator
    table = filing.overall_indicators if designed.row.overall else filing.indicators
    weight = next((r.weight for r in table if r.name == item.name and r.weight is not None), None)
    return {
        "id": key, "类别": f"{item.level1}/{item.level2}", "名称": item.name, "指标值": item.target,
        "分值": "" if weight is None else str(weight), "依据": "、".join(designed.tokens),
        "期限": "整个项目期" if designed.row.overall else "", "解释": item.definition, "计算公式": item.formula,
        "数据来源": item.data_source, "佐证资料": item.evidence, "取值依据": item.value_basis,
    }  # fmt: skip


def _differs(row: DraftRow, before: DraftRow) -> bool:
    """Whether anything that a reader sees, or its importance, is another."""
    return row.indicator != before.indicator or row.importance != before.importance
