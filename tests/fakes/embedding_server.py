"""An OpenAI-compatible embedding endpoint over real HTTP that answers with the vectors of a fake embedder."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class EmbeddingServer:
    """``with EmbeddingServer(embedder) as server: server.url``. Keeps and counts the texts it was sent."""

    def __init__(self, embedder):
        self.texts, self.words = 0, []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.texts += len(body["input"])
                server.words += body["input"]
                vectors = embedder.embed_questions(body["input"]).tolist()
                data = [{"object": "embedding", "index": i, "embedding": v} for i, v in enumerate(vectors)]
                usage = {"prompt_tokens": 1, "total_tokens": 1}
                reply = json.dumps({"object": "list", "data": data, "model": body["model"], "usage": usage}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
