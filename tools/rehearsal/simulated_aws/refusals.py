"""
Says at once what is not simulated.

moto answers HTTP 500 for an action it lacks and for a mistake of its own, and the provider then retries
for ten minutes and more. Here both become HTTP 400 with the action's name, which no SDK retries.
"""

import json
import re
import sys
import traceback
from contextlib import contextmanager
from io import BytesIO
from textwrap import shorten
from threading import Lock
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from werkzeug.test import run_wsgi_app

from repeats import earlier_answer, remember

CODE = "NotSimulated"
FORM = "application/x-www-form-urlencoded"

# Seconds after which a request is answered although another one still is: moto may be waiting for its own answer.
PATIENCE = 10

TURN = Lock()


class Refusals:
    """WSGI middleware around moto."""

    def __init__(self, application):
        self.application = application

    def __call__(self, request, start_response):
        keep_body(request)
        try:
            with own_turn():
                body, status, headers = self.answer(request)
        except NotImplementedError as reason:
            return refuse(request, start_response, str(reason))
        except Exception as mistake:
            traceback.print_exc(limit=-3)
            return refuse(request, start_response, f"moto failed with {type(mistake).__name__}: {mistake}")

        if status.startswith("5"):
            return refuse(request, start_response, f"moto answered {status}")
        # Flask's own page for a path nobody claimed; AWS has no such page.
        if status.startswith("404") and next(iter(body), b"").startswith(b"<!doctype html>"):
            return refuse(request, start_response, "no such path")
        start_response(status, headers.to_wsgi_list())
        return body

    def answer(self, request):
        earlier = earlier_answer(request)
        if earlier:
            status, headers, body = earlier
            return body, status, headers
        body, status, headers = run_wsgi_app(self.application, request, buffered=True)
        body = [b"".join(body)]
        remember(request, (status, headers, body))
        return body, status, headers


def refuse(request, start_response, reason):
    message = f"{service_of(request)} {action_of(request)} is not simulated: {shorten(reason, 300)}"
    print(message, file=sys.stderr, flush=True)
    content_type, body = error_document(request, message)
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("x-amzn-errortype", CODE),
    ]
    start_response("400 Bad Request", headers)
    return [body]


def service_of(request):
    """The service it was signed for: AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request."""
    scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", request.get("HTTP_AUTHORIZATION", ""))
    return scope[1] if scope else "unsigned"


@contextmanager
def own_turn():
    """One request at a time: moto's lists are not made for several threads, and break while one of them reads."""
    is_own = TURN.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if is_own:
            TURN.release()


def keep_body(request):
    """Reads the body ahead: a slow sender is not waited for in its turn, and a form has the action's name in it."""
    if "CONTENT_LENGTH" not in request:
        return
    body = request["wsgi.input"].read(int(request["CONTENT_LENGTH"] or 0))
    request["wsgi.input"] = BytesIO(body)
    if request.get("CONTENT_TYPE", "").startswith(FORM):
        request["simulated_aws.form"] = parse_qs(body.decode())


def action_of(request):
    """The action's name, wherever the service's protocol puts it."""
    if "HTTP_X_AMZ_TARGET" in request:
        return request["HTTP_X_AMZ_TARGET"].split(".")[-1]
    if "simulated_aws.form" in request:
        return request["simulated_aws.form"].get("Action", ["a form"])[0]
    return f"{request['REQUEST_METHOD']} {request['PATH_INFO']}"


def error_document(request, message):
    """The shape of an error in the protocol the caller speaks."""
    service = service_of(request)
    error = f"<Error><Code>{CODE}</Code><Message>{escape(message)}</Message></Error>"
    if service == "s3":
        return "text/xml", error.encode()
    if service == "ec2":
        return "text/xml", f"<Response><Errors>{error}</Errors></Response>".encode()
    if "simulated_aws.form" in request or service in ("cloudfront", "route53"):
        return "text/xml", f"<ErrorResponse>{error}</ErrorResponse>".encode()
    return "application/json", json.dumps({"__type": CODE, "message": message}).encode()
