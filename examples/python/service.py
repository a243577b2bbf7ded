"""A service that leaves authentication to the proxy in front of it: it reads who the caller is from the headers."""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def is_identity(name):
    return name.lower().replace("_", "-").startswith("x-latchkey-")


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.read_body()
        # With underscores, too: a WSGI server takes X_Latchkey_Role for X-Latchkey-Role. The proxy lets none of them through.
        identity = {name: value for name, value in self.headers.items() if is_identity(name)}
        knows_credential = "X-API-Key" in self.headers or "Authorization" in self.headers
        answer = {"method": self.command, "bytes": len(body), "headers": identity, "knows_credential": knows_credential}
        text = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else text)

    def read_body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # A trailer.
        return body

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Service).serve_forever()
