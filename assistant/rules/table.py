"""Every rule, by code. A test holds this table to the folder."""

from assistant.rules.checks import (
    activity_as_benefit,
    annual_goal_copies_overall,
    article_not_found,
    circular_value,
    claim_not_in_source,
    cost_indicator_missing,
    cost_over_budget,
    date_outside_period,
    duplicate_indicator,
    format_dirt,
    funds_do_not_add_up,
    goal_contradicts_indicator,
    goal_form_missing,
    goal_is_empty_talk,
    goal_missing,
    impossible_target,
    indicator_metadata_missing,
    level1_missing,
    level1_weights_off_profile,
    long_term_benefit_missing,
    name_is_not_an_indicator,
    not_quantified,
    number_differs_across_filings,
    operator_wrong_way,
    placeholder_left,
    quantity_or_quality_missing,
    repealed_basis,
    required_field_blank,
    satisfaction_missing,
    satisfaction_without_survey,
    stale_year,
    target_missing,
    timeliness_missing,
    timeliness_without_date,
    two_measures_in_one,
    unit_mismatch,
    unit_of_money_mixed,
    unknown_document_number,
    untraced_number,
    weight_missing,
    weights_do_not_sum,
    weights_flat,
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
    satisfaction_without_survey.RULE,
    goal_form_missing.RULE,
    long_term_benefit_missing.RULE,
    goal_is_empty_talk.RULE,
    annual_goal_copies_overall.RULE,
    activity_as_benefit.RULE,
    duplicate_indicator.RULE,
    not_quantified.RULE,
    circular_value.RULE,
    timeliness_without_date.RULE,
    wrong_level2.RULE,
    two_measures_in_one.RULE,
    impossible_target.RULE,
    unit_mismatch.RULE,
    name_is_not_an_indicator.RULE,
    operator_wrong_way.RULE,
    target_missing.RULE,
    funds_do_not_add_up.RULE,
    unit_of_money_mixed.RULE,
    cost_over_budget.RULE,
    date_outside_period.RULE,
    goal_contradicts_indicator.RULE,
    weights_do_not_sum.RULE,
    level1_weights_off_profile.RULE,
    weight_missing.RULE,
    weights_flat.RULE,
    unknown_document_number.RULE,
    repealed_basis.RULE,
    article_not_found.RULE,
    claim_not_in_source.RULE,
    format_dirt.RULE,
    stale_year.RULE,
    untraced_number.RULE,
    number_differs_across_filings.RULE,
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
