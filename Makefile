# 绩效助手: every chore has one word, the same on a laptop and in CI.
.DEFAULT_GOAL := help
.PHONY: help setup run test lint format check bench bench-mutation docs eval test-real-server test-postgres test-all test-load test-mutation test-bundle sbom bundle clean

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 7860
JOBS ?= 2
# 每个测试进程占一个核；矩阵运算不再各开线程，免得互相等
ONE_CORE := OPENBLAS_NUM_THREADS=1

help:  ## 显示可用的命令
	@echo "绩效助手"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

$(VENV)/.run: pyproject.toml constraints.txt
	@sh scripts/setup.sh "$(PYTHON)" "$(VENV)" run
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt
	@sh scripts/setup.sh "$(PYTHON)" "$(VENV)" dev
	@touch $(VENV)/.run $@

setup: $(VENV)/.dev  ## 建立开发环境（第二次执行立即完成）

run: $(VENV)/.run  ## 准备环境并打开网页（HOST、PORT 可改）
	@$(BIN)/jixiao web --host $(HOST) --port $(PORT)

test: $(VENV)/.dev  ## 准备环境并运行测试（全部录音的回放除外，见 test-all）
	@$(ONE_CORE) $(BIN)/pytest -n $(JOBS) --dist worksteal -m "not slow"

lint: $(VENV)/.dev  ## 代码检查：格式、类型、房间边界、文档是否最新
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m scripts.docs --check
	@$(BIN)/python -m scripts.vectors --check

format: $(VENV)/.dev  ## 按约定整理代码格式
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

docs: $(VENV)/.dev  ## 由代码和数据生成文档和向量
	@$(BIN)/python -m scripts.docs
	@$(BIN)/python -m scripts.vectors

check: lint test  ## 提交前的全部检查

bench: $(VENV)/.dev  ## 测量速度与质量，写入 docs/benchmarks.md
	@$(BIN)/python -m benchmarks
	@$(MAKE) --no-print-directory bench-mutation

bench-mutation: $(VENV)/.dev  ## 检查规则的用例能发现多少人为的小错，写入 docs/benchmarks-house.md（不到九成即失败）
	@$(BIN)/python -m benchmarks.mutation --write --at-least 90

test-real-server: $(VENV)/.dev  ## 编译真正的 llama.cpp 服务器并试用（需要 cmake 和编译器，结果缓存）
	@sh scripts/real_server.sh "$(BIN)"

test-postgres: $(VENV)/.dev  ## 用临时的 PostgreSQL 服务器运行一切用到数据库的测试（需要 Debian 的 postgresql）
	@sh scripts/postgres.sh $(BIN)/pytest -m "not slow" $(addprefix tests/assistant/,store works chat bootstrap api cli web)

test-all: $(VENV)/.dev  ## 运行全部测试，数据库的测试也用 PostgreSQL 运行一遍；再运行 test-load 和 test-mutation
	@$(ONE_CORE) sh scripts/postgres.sh $(BIN)/pytest -n $(JOBS) --dist loadgroup
	@$(MAKE) --no-print-directory test-load test-mutation

test-load: $(VENV)/.dev  ## 五个用户同时使用，出错或串到别人即失败（约两分钟，到十分钟停止）
	@timeout 600 $(BIN)/python -m benchmarks.load --users 5 --seconds 20 --actions 200

test-mutation: $(VENV)/.dev  ## 检查规则的用例能发现多少人为的小错，不到九成即失败（约四分钟，到三十分钟停止）
	@timeout 1800 $(BIN)/python -m benchmarks.mutation --at-least 90

eval: $(VENV)/.dev  ## 用 OPENAI_MODEL 等指定的模型起草、问答、撰写，写入 docs/eval/（没有设置时用假服务器）
	@$(BIN)/python -m benchmarks.evaluate_model

sbom: $(VENV)/.dev  ## 列出运行所用的软件包和许可（CycloneDX），写入 build/
	@$(BIN)/python -m scripts.sbom

bundle: $(VENV)/.dev  ## 打包离线安装包，写入 build/（WITH=full 连同可选的软件包）
	@$(BIN)/python -m scripts.bundle $(if $(WITH),--with $(WITH))

test-bundle: bundle  ## 在没有网络的环境里试用离线安装包：安装、起草、提问、网页、备份、升级
	@sh scripts/try_bundle.sh build/jixiao-*.tar.gz

clean:  ## 删除环境与缓存（不动数据文件夹）
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
