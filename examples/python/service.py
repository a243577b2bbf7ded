"""A service that leaves authentication to the proxy in front of it: it reads who the caller is from the headers."""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        identity = {name: value for name, value in self.headers.items() if name.lower().startswith("x-latchkey-")}
        knows_credential = "X-API-Key" in self.headers or "Authorization" in self.headers
        answer = {"method": self.command, "bytes": len(body), "headers": identity, "knows_credential": knows_credential}
        text = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else text)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Service).serve_forever()
