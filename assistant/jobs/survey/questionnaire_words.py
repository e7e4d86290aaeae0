"""How the name of an indicator becomes something people can be asked about, and who is to be asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.indicator import Indicator, is_placeholder

SERVED = "服务对象"
GENERAL = ("获得服务的便利程度", "工作人员的服务态度", "项目信息的公开程度")
"""What any project with people to serve can be asked; the product's own choice."""
OF_DEPARTMENT = (
    "履行职责的成效", "工作效率", "服务质量", "依法依规办事", "沟通协作", "资金使用的节约程度", "政务信息公开",
    "工作的持续改进",
)  # fmt: skip
"""After the sides of a whole department in 中发〔2018〕34号（四）: 运行成本、管理效率、履职效能、社会效应、可持续发展
能力、服务对象满意度; in words of the product."""


@dataclass(frozen=True)
class Asked:
    """One thing a satisfaction indicator asks; ``subject`` empty for the whole project."""

    indicator: str
    subject: str = ""


Audiences = Mapping[str, Sequence[Asked]]

_SATISFIED = re.compile(r"(?:的)?(?:综合|总体|整体)?(?:非常)?满意(?:度|率|程度)?(?:指标)?$")
_WHO_WHAT = re.compile(r"^(?P<who>.+?)对(?!象)于?(?P<what>.+?)$")
_PEOPLE = re.compile(
    r"(?:人|民|众|生|家长|员|户|者|企业|单位|机构|师(?!傅)|职工|工|对象|家庭|学校|干部|社会|商户|业主|部门|农户|"
    r"游客|乘客|旅客|客户|用户|群体|妇女|儿童|社区|村|院校|会员|主体)$"
)
_JOINED = re.compile(r"[、/]|和(?!谐)|与(?!会)|及(?!时|格)")
_NOTE = re.compile(r"[（(【\[].*?[)）】\]]")
_FOR_FILES = re.compile(
    r"考核|检测|检验|测评|验收|拨付|支付|发放完成|投资|造价|成本|资金|预算|费用|故障|事故起数|事故数|受害率|死亡|伤亡|"
    r"投诉|案件|事件|租金|产值|税收|工资|收入|使用年限|寿命|面积|入库|台账|制度|执行率|采购|招标|合同|能耗|用电量|排放"
)
_CHANGE = re.compile(r"(?:增长|下降|提升|提高|改善|降低|减少|增加)(?:率|幅度|程度|情况|人数|数)?$")
_MEASURE = re.compile(
    r"(?:总)?(?:数量|人数|人次|次数|场次|场数|里程|长度|件数|套数|台数|间数|期数|班期数|册次|册数|个数|户数|天数|栋数|占比|比例|"
    r"覆盖率|合格率|达标率|完成率|及时率|完好率|普及率|率|完成时间|时间|时限|标准)$"
)
_ENDS_IN_PEOPLE = re.compile(r"(?:人|民|众|(?<!卫)(?<!民)生|家长|员|户|者|对象|家庭)$")


def audiences(rows: Iterable[Indicator]) -> dict[str, list[Asked]]:
    """Who is to be asked what, in the order of the indicators: 学生和家长满意度 asks two groups."""
    found: dict[str, list[Asked]] = {}
    for row in rows:
        name = _NOTE.sub("", row.name).strip()
        if is_placeholder(row.name) or not _SATISFIED.search(name):
            continue
        who, subject = _who_and_what(_SATISFIED.sub("", name))
        for group in _split(who):
            found.setdefault(group, []).append(Asked(row.name, subject))
    return found


def _who_and_what(text: str) -> tuple[str, str]:
    pair = _WHO_WHAT.match(text)
    if pair and _PEOPLE.search(pair["who"]):
        return pair["who"], "" if pair["what"].removeprefix("本") in {"项目", "工作"} else pair["what"]
    if not text or _PEOPLE.search(text):
        return text or SERVED, ""
    return SERVED, "" if _JOINED.search(text) else text


def _split(who: str) -> list[str]:
    """The groups that a name joins; a part that names no people keeps the name whole (老人和儿童 are two groups)."""
    parts = [p.strip() for p in _JOINED.split(who) if p.strip()]
    return parts if parts and all(_PEOPLE.search(p) for p in parts) else [who]


def aspect(name: str) -> str:
    """What people can be asked of an indicator: 老年助餐服务人次 is 老年助餐服务; empty where they cannot judge it.

    A rise or fall is asked as a change, so that the question does not answer itself.
    """
    plain = _NOTE.sub("", name).strip()
    if _FOR_FILES.search(plain) or _JOINED.search(plain):
        return ""
    changed = _CHANGE.sub("变化", plain)
    bare = changed if changed != plain else _MEASURE.sub("", plain)
    return bare if len(bare) >= 2 and not _ENDS_IN_PEOPLE.search(bare) else ""
