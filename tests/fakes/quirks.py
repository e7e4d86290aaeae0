"""What real servers do, one habit each, for the fake server to play. Sources: docs/model-servers.md."""

import json
from dataclasses import dataclass

from tests.fakes.model_server import Cut, Silent, content, drip, page, refusal, stream, tool


@dataclass(frozen=True)
class Quirk:
    """A habit: how it is played, and the method and requests by which the client should get its reply."""

    title: str
    play: object
    method: str | None = "json_schema"
    """None where no reply can be had."""
    requests: int = 1
    """Of the first question; the second needs no probing."""
    later: int = 1


def _deepseek(asked):
    if asked.format == "json_schema":
        return refusal(400, "This response_format type is unavailable now")
    if asked.tools and asked.body.get("thinking", {}).get("type") != "disabled":
        return refusal(400, "deepseek-reasoner does not support this tool_choice in thinking mode")
    return None


def _deepseek_blank(asked):
    if asked.format == "json_schema":
        return refusal(400, "This response_format type is unavailable now")
    if asked.tools:
        return refusal(400, "tool_choice is not supported")
    return content("\n" * 40) if asked.format == "json_object" else None


def _qwen(asked):
    if asked.format == "json_schema":
        return refusal(400, "response_format.type json_schema is not supported by this model")
    if asked.tools:
        return refusal(400, "tool_choice of type object is not supported by this model")
    stated = asked.system + asked.user
    if asked.format == "json_object" and "json" not in stated.lower():
        return refusal(400, "'messages' must contain the word 'json' in some form")
    return None


def _qwen_thinking(asked):
    if asked.body.get("stream") or asked.body.get("enable_thinking") is False:
        return None
    return refusal(400, "parameter.enable_thinking must be set to false for non-streaming calls")


def _vllm(asked):
    if any(key.startswith("guided_") for key in asked.body):
        return refusal(400, "guided_json has been removed, use structured_outputs")
    return None


def _reasoning_carries(asked):
    if asked.body.get("stream"):
        return stream(asked.says(), key="reasoning_content")
    return content(None, reasoning_content=asked.says())


def _ignores_format(asked):
    return content(f"好的，以下是结果：\n```json\n{asked.says()}\n```\n希望有帮助！") if asked.format else None


def _no_methods(asked):
    if asked.format or asked.tools:
        return content("抱歉，我只会闲聊。") if asked.format else content("我没有工具。")
    return None


def _thinks_aloud(asked):
    stated = '<think>先想一个 {"wrong": 1}……</think>' + asked.says()
    return stream(stated) if asked.body.get("stream") else content(stated)


def _encoded_twice(asked):
    if not asked.structured:
        return None
    stated = json.dumps(asked.says(), ensure_ascii=False)
    return tool(stated) if asked.tools else content(stated)


def _list_for_object(asked):
    return content(f"[{asked.says()}]") if asked.structured else None


def _too_long(asked):
    if not asked.structured:
        return None
    return content(asked.says()[:-20], finish="length") if asked.body.get("max_tokens", 0) <= _SMALL else None


def _first(reply):
    return lambda asked: reply() if asked.turn == 1 else None


def _busy():
    return refusal(429, "rate limit", **{"retry-after": "0.05"})


def _reasoner(asked):
    for name in ("max_tokens", "temperature"):
        if name in asked.body:
            return refusal(400, f"Unsupported parameter: '{name}' is not supported with this model.")
    return None


def _arguments_decoded(asked):
    if asked.format:
        return refusal(422, "response_format: extra fields not permitted")
    return tool(json.loads(asked.says())) if asked.tools else None


def _llama_cpp(asked):
    if asked.format == "json_schema":
        return refusal(500, "body.response_format.type: Input should be 'text' or 'json_object'")
    return None


def _unknown_field(asked):
    known = {"model", "messages", "max_tokens", "temperature", "stream"}
    extra = asked.body.keys() - known
    return refusal(422, f"Extra inputs are not permitted: {sorted(extra)}") if extra else None


def _no_stream(asked):
    return content(asked.says()) if asked.body.get("stream") else None


def _broken_stream(asked):
    return stream(asked.says(), whole=False) if asked.body.get("stream") else None


_SMALL = 4096
QUIRKS = {
    "faultless": Quirk("一切照约定", lambda _asked: None),
    "deepseek": Quirk("DeepSeek：没有 json_schema，思考时不准强制工具", _deepseek, "tool", 3),
    "deepseek_blank": Quirk("DeepSeek：JSON 模式只回空白", _deepseek_blank, "text", 5),
    "qwen": Quirk("Qwen：只有 json_object，且须有 JSON 一词", _qwen, "json_object", 3),
    "qwen_thinking": Quirk("Qwen：非流式须关闭思考", _qwen_thinking, "json_schema", 2),
    "vllm": Quirk("vLLM：不再有 guided_*", _vllm),
    "reasoning_carries": Quirk("vLLM：答复在 reasoning_content 里", _reasoning_carries),
    "ignores_format": Quirk("Ollama 旧版：不理会 response_format，带客套话和代码块", _ignores_format),
    "no_methods": Quirk("不懂任何结构化方法", _no_methods, "text", 7, 7),
    "thinks_aloud": Quirk("思考写在正文里", _thinks_aloud),
    "encoded_twice": Quirk("JSON 编码两次", _encoded_twice),
    "list_for_object": Quirk("该给对象却给了数组", _list_for_object),
    "too_long": Quirk("finish_reason=length，加长后完整", _too_long, "json_schema", 2, 2),
    "busy": Quirk("429，带 Retry-After", _first(_busy), requests=2),
    "falls_over": Quirk("500 一次", _first(lambda: refusal(500, "internal error")), requests=2),
    "silent": Quirk("第一次久不应答", _first(lambda: Silent(30)), requests=2),
    "drips": Quirk("一直滴流，永不结束", lambda _asked: drip(), None),
    "cut": Quirk("连接中途断开", _first(Cut), requests=2),
    "proxy_page": Quirk("代理返回网页", lambda _asked: page(), None),
    "reasoner": Quirk("不收 max_tokens 和 temperature", _reasoner, requests=3),
    "arguments_decoded": Quirk("工具参数已解码", _arguments_decoded, "tool", 2),
    "llama_cpp": Quirk("llama-cpp-python：json_schema 报 500", _llama_cpp, "tool", 4),
    "unknown_field": Quirk("不收任何未知字段", _unknown_field, "text", 4),
    "broken_stream": Quirk("流中途断开", _broken_stream),
    "no_stream": Quirk("要求流式也整段返回", _no_stream),
    "wrong_key": Quirk("密钥不对", lambda _asked: refusal(401, "Incorrect API key provided: sk-secret"), None),
}  # fmt: skip
