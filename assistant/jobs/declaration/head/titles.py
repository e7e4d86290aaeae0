"""What the title of an official paper names, where no name stands anywhere else: the project of a 请示, of an item of
minutes, and the body that it is addressed to."""

import re
from collections.abc import Mapping

from assistant.jobs.declaration.head.names import HeadName

_MONEY = r"(?:项目)?(?:专项)?(?:经费|资金|预算)?"
_PROJECT = "(?P<name>[^，。；：:\n《》]{4,30}?)"
_TITLES = tuple(
    re.compile(p, re.M)
    for p in (
        rf"关于(?:申请|申报|请求|请予|安排|报送|呈报|拨付|下达|解决|追加)+(?:20\d\d年度?)?{_PROJECT}{_MONEY}的(?:请示|报告|函|申请|汇报)",
        rf"议题[一二三四五六七八九十\d]*[：:、]\s*(?:研究|审议|听取|讨论)?{_PROJECT}(?=20\d\d年|{_MONEY}(?:安排|和绩效|及绩效|事项|事宜|问题|工作)|\s*$)",
        rf"(?:研究|审议|讨论|议定)(?:20\d\d年度?)?{_PROJECT}(?:有关|相关)?(?:事项|事宜|问题)",
    )
)
"""关于申请……经费的请示, 议题二：……2027年度资金, 研究……事项."""
_ADDRESSED = re.compile(r"^[ \t　]*(?P<body>[一-鿿]{2,14}[厅局委部会办])[：:][ \t]*$", re.M)
_ASKS = re.compile("请示|妥否|请批示|申请报告")


def titled(text: str) -> Mapping[str, HeadName]:
    """``name`` of the project and ``department`` that a paper is addressed to, as far as its form shows them."""
    found = {}
    match = next((m for title in _TITLES if (m := title.search(text))), None)
    if match is not None:
        found["name"] = _name(match, "name")
    addressed = _ADDRESSED.search(text) if _ASKS.search(text) else None
    if addressed is not None:
        found["department"] = _name(addressed, "body")
    return found


def _name(match: re.Match[str], group: str) -> HeadName:
    return HeadName(match.start(group), match.end(group), match[group], 1.0)
