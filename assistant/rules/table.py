"""Every rule, by code. A test holds this table to the folder."""

from assistant.rules.checks import (
    circular_value,
    cost_indicator_missing,
    cost_over_budget,
    date_outside_period,
    funds_do_not_add_up,
    goal_missing,
    impossible_target,
    indicator_metadata_missing,
    level1_missing,
    level1_weights_off_profile,
    not_quantified,
    operator_wrong_way,
    placeholder_left,
    quantity_or_quality_missing,
    required_field_blank,
    satisfaction_missing,
    target_missing,
    timeliness_missing,
    timeliness_without_date,
    weight_missing,
    weights_do_not_sum,
    wrong_level2,
)
from assistant.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    required_field_blank.RULE,
    placeholder_left.RULE,
    level1_missing.RULE,
    quantity_or_quality_missing.RULE,
    cost_indicator_missing.RULE,
    timeliness_missing.RULE,
    satisfaction_missing.RULE,
    goal_missing.RULE,
    indicator_metadata_missing.RULE,
    funds_do_not_add_up.RULE,
    cost_over_budget.RULE,
    date_outside_period.RULE,
    not_quantified.RULE,
    circular_value.RULE,
    timeliness_without_date.RULE,
    wrong_level2.RULE,
    impossible_target.RULE,
    operator_wrong_way.RULE,
    target_missing.RULE,
    weights_do_not_sum.RULE,
    level1_weights_off_profile.RULE,
    weight_missing.RULE,
)


class RuleNotFound(ValueError):
    """No rule of this code or name."""


def rule(code_or_name: str) -> Rule:
    """A rule by code (MEA001) or name (not-quantified). Raises RuleNotFound with one Chinese line."""
    wanted = code_or_name.strip()
    found = next((r for r in RULES if wanted.upper() == r.code or wanted == r.name), None)
    if found is None:
        raise RuleNotFound(f"没有“{wanted}”这条规则，全部编号见 jixiao rules list。")
    return found
