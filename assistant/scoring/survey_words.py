"""Words that counting and warning share."""

from typing import Literal

Method = Literal["satisfied_share", "mean_points"]
NAMELESS = ("", "未注明群体")
"""How a group without a name is kept, and how it is shown."""
DEGREE_360 = ("上级", "同级", "下级", "服务对象")
"""The four sides of a 360-degree survey of a department."""
METHOD_NAMES = {
    "satisfied_share": "满意率法（“非常满意”和“满意”的答案占有效答案的比例）",
    "mean_points": "赋分平均法（各选项按分值求平均）",
}
