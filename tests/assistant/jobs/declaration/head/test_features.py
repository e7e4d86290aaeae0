"""The reader of names sees of each character its neighbours, its line, its label, its quotes and the next body."""

from assistant.jobs.declaration.head.features import head_features


def seen(text, char):
    """The features of the first such character."""
    return set(head_features(text)[text.index(char)])


def test_each_character_has_its_features():
    text = "护林项目\n\n县林业局"
    assert len(head_features(text)) == len(text)
    assert head_features("") == []


def test_neighbours_are_seen_and_figures_are_all_alike():
    assert {"0=林", "-1=护", "+1=站"} <= seen("护林站", "林")
    assert seen("今年买3台。", "买") == seen("今年买7台。", "买")


def test_the_label_is_seen_behind_its_colon_and_forgotten_with_the_line():
    text = "实施单位：林场\n苗圃"
    assert "label=实施单位" in seen(text, "林")
    assert not any(f.startswith("label=") for f in seen(text, "苗"))


def test_a_label_ends_with_its_sentence():
    assert "label=单位" not in seen("单位：林场。苗圃", "苗")


def test_words_in_quotes_are_noted_from_the_rest():
    text = "申报“护林”项目"
    assert "quoted" in seen(text, "林")
    assert "quoted" not in seen(text, "项")


def test_a_quote_that_is_never_closed_ends_with_its_line():
    assert "quoted" not in seen("申报“护林\n苗圃", "苗")


def test_a_short_first_line_is_a_title_and_a_sentence_is_none():
    assert any(f.startswith("title_end=项目") for f in seen("护林项目\n县里的事。", "护"))
    assert not any(f.startswith("title") for f in seen("今年护林。\n县里的事。", "护"))


def test_a_name_of_a_body_is_felt_ahead():
    assert "body=2" in seen("由林业局管", "林")
    assert "body=-" in seen("买树苗", "买")


def test_where_a_run_of_words_begins_is_seen():
    assert {"run=0", "run_before=，0"} <= seen("买苗，种树", "种")
