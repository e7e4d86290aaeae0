"""Words that counting and warning share."""

from typing import Literal

SurveyMethod = Literal["satisfied_share", "mean_points"]
NAMELESS = ("", "未注明群体")
"""How a group without a name is kept, and how it is shown."""
DEGREE_360 = ("上级", "同级", "下级", "服务对象")
"""The four sides of a 360-degree survey of a department."""
