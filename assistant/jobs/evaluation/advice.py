"""Who is to do what about a shortfall: by the place of the indicator in the framework (policy_corpus/advice.yaml)."""

from typing import NamedTuple

from assistant.domain.filing import Project
from policy_corpus.advice import Role, advice_table

_ROLES: dict[Role, str] = {"department": "主管部门", "unit": "项目单位", "finance": "财政部门"}


class Advice(NamedTuple):
    """An addressee and what he is to do."""

    addressee: str
    text: str


def advice_for(level1: str, level2: str, name: str, project: Project, found: str = "") -> Advice:
    """Advice for an indicator: by its second-level class, its name, its first-level class; satisfaction by its name.

    ``found`` is what the papers complain of; advice on spending goes by it.
    """
    table = advice_table()
    if table.spending.where.search(name):
        parts = [row.text.replace("{name}", name) for row in table.spending.by_problem if row.found.search(found)]
        if parts:
            return Advice(_addressee("unit", project), f"{'；'.join(parts)}。")
    for text in (name if "满意" in name else "", level2, name, level1):
        for row in table.by_place:
            if row.where.search(text):
                return _advice(row.role, row.text, name, project)
    return _advice(table.otherwise.role, table.otherwise.text, name, project)


def advice_on_clash(subject: str, project: Project) -> Advice:
    """Advice where papers state different values."""
    return _advice("unit", advice_table().clash, subject, project)


def _advice(role: Role, text: str, name: str, project: Project) -> Advice:
    return Advice(_addressee(role, project), text.replace("{name}", name))


def _addressee(role: Role, project: Project) -> str:
    """The addressee with its role, such as 青溪县教育局（主管部门）; the role alone where no name is known."""
    name = {"department": project.department, "unit": project.unit}.get(role, "")
    return f"{name}（{_ROLES[role]}）" if name else _ROLES[role]
