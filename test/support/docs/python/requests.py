"""As much of `requests` as the examples use, on the standard library: for machines where it is not installed."""

import json as _json
import urllib.error
import urllib.request


class HTTPError(Exception):
    pass


class Response:
    def __init__(self, raw):
        self.status_code = raw.status
        self.headers = raw.headers
        self._body = raw.read()

    def json(self):
        return _json.loads(self._body)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code}: {self._body.decode()}")


def request(method, url, headers=None, json=None):
    body = None if json is None else _json.dumps(json).encode()
    content_type = {} if json is None else {"Content-Type": "application/json"}
    prepared = urllib.request.Request(url, body, {**content_type, **(headers or {})}, method=method)
    try:
        return Response(urllib.request.urlopen(prepared))
    except urllib.error.HTTPError as error:
        return Response(error)


def get(url, **options):
    return request("GET", url, **options)


def post(url, **options):
    return request("POST", url, **options)
