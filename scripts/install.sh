#!/bin/sh
# 离线安装或升级绩效助手，不联网。用法：sh install.sh [安装位置]，默认 /opt/jixiao；PYTHON=… 指定解释器。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-/opt/jixiao}
python=${PYTHON:-python3}

fail() { echo "错误：$1" >&2; exit 1; }

tag=$(ls "$here"/wheels/numpy-*.whl | sed 's/.*-cp\([0-9]*\)-.*/\1/' | head -n 1)
found=$("$python" -c 'import sys; print(f"{sys.version_info.major}{sys.version_info.minor}")' 2>/dev/null) ||
  fail "“$python”不能运行。请先安装 Python，或用 PYTHON=/路径/python3 sh install.sh 指定。"
[ "$found" = "$tag" ] || fail "这个安装包用于 Python $(echo "$tag" | sed 's/^3/3./')，“$python”是 $(echo "$found" | sed 's/^3/3./')。请用 PYTHON= 指定。"

echo "第 1 步，共 3 步：核对文件……"
(cd "$here" && sha256sum --check --quiet SHA256SUMS) || fail "文件与校验值不符，请重新复制安装包。"

echo "第 2 步，共 3 步：安装到 $target……"
if [ ! -x "$target/bin/python" ]; then
  "$python" -m venv "$target" || fail "建立环境失败。请先安装 python3-venv，并检查“$target”能否写入。"
fi
offline() { "$target/bin/python" -m pip install --isolated --disable-pip-version-check --quiet --no-index --find-links "$here/wheels" "$@"; }
# 版本号没有变的新安装包也要换上，所以本程序自己的包总是重装
{ offline --require-hashes -r "$here/requirements.txt" && offline --no-deps --force-reinstall jixiao-assistant; } ||
  fail "安装没有完成；原来的程序可能已经改动，请重新执行一次。"

echo "第 3 步，共 3 步：检查……"
"$target/bin/jixiao" doctor || echo "有错误的项目请照上面的提示处理。"
echo "已安装。打开网页：$target/bin/jixiao web；作为服务运行见 docs/deployment.zh-CN.md。"
