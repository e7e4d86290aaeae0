"""Settings come from the environment and from the .env of the installation or the data folder, never of a folder."""

from assistant.settings import Settings, env_files


def test_a_file_of_the_folder_one_stands_in_is_not_read(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("JIXIAO_WRITER=rules\nOPENAI_BASE_URL=http://elsewhere.example\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIXIAO_DATA_DIR", raising=False)
    assert Settings().openai_base_url != "http://elsewhere.example"
    assert tmp_path / ".env" not in env_files()


def test_the_file_of_the_data_folder_is_read_where_the_environment_names_it(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("JIXIAO_REGION=河南\n", encoding="utf-8")
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(tmp_path))
    assert Settings().region == "河南"
    assert Settings(_env_file=None).region is None


def test_a_data_folder_that_hangs_on_where_one_stands_brings_no_settings(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".env").write_text("JIXIAO_REGION=河南\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIXIAO_DATA_DIR", "data")
    assert Settings().region is None
