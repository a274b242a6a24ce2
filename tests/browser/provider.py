"""A provider of OpenID Connect on loopback that lets in whoever it is told to, for the test of the sign-in."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlparse

CLIENT, SECRET = "cordiale", "for-the-test-only"


class Provider:
    """`email` is the person who signs in next; every code may be used once."""

    def __init__(self, port: int) -> None:
        from joserfc.jwk import RSAKey

        self.issuer = f"http://127.0.0.1:{port}"
        self.email = "reader@ministry.example"
        self.key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, str] = {}

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def authorised(self, query: dict[str, list[str]]) -> str:
        code = f"code-{len(self.codes)}"
        self.codes[code] = query.get("nonce", [""])[0]
        return f"{query['redirect_uri'][0]}?{urlencode({'code': code, 'state': query['state'][0]})}"

    def token(self, form: dict[str, list[str]]) -> dict[str, Any]:
        from joserfc import jwt

        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": self.email, "email": self.email, "email_verified": True}
        claims |= {"iat": now, "exp": now + 600, "nonce": self.codes.pop(form["code"][0])}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        return {"access_token": "unused", "token_type": "Bearer", "expires_in": 600, "id_token": token}


@contextmanager
def providing(port: int) -> Iterator[Provider]:
    """A provider that answers on the port."""
    provider = Provider(port)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlparse(self.path)
            if url.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorised(parse_qs(url.query)))
                self.end_headers()
            elif url.path == "/keys":
                self._tell({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._tell(provider.described())

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._tell(provider.token(parse_qs(sent)))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _tell(self, answer: dict[str, Any]) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
