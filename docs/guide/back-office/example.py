#!/usr/bin/env python3
"""A back office for Comptoir in one file: it counts stock and keeps an agenda, in memory.

    COMPTOIR_BACK_OFFICE_SECRET=... python3 example.py [PORT] [ITEM=PIECES ...]

It checks the signature of every request (docs/reference/back-office.md). A real one keeps what it
knows in a database, with one transaction where this one holds a lock.
"""
import datetime
import hashlib
import hmac
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["COMPTOIR_BACK_OFFICE_SECRET"].encode()
TOLERANCE_SECONDS = 300
MAX_BYTES = 1 << 20

lock = threading.Lock()
left = {}  # item -> pieces; what is not here is not counted
reservations = {}  # key -> pieces taken, or None once they were put back
bookings = {}  # id -> what was asked for


def signed(timestamp, signature, path, body):
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    text = timestamp.encode() + b"\nPOST\n" + path.encode() + b"\n" + body
    expected = "v1=" + hmac.new(SECRET, text, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)


def put_back(key):
    for item, pieces in (reservations.get(key) or {}).items():
        left[item] += pieces
    if key in reservations:
        reservations[key] = None


def stock_left(question):
    return {"left": {i: left[i] for i in question["items"] if i in left}}


def stock_reserve(question):
    """All of it or nothing; the same key again takes nothing more."""
    key = question["key"]
    if key in reservations:
        return {"tooFew": []}
    freed = {}
    for old in question.get("from", []):
        for item, pieces in (reservations.get(old) or {}).items():
            freed[item] = freed.get(item, 0) + pieces
    wanted = {i: n for i, n in question["pieces"].items() if i in left}
    too_few = [i for i, n in wanted.items() if left[i] + freed.get(i, 0) < n]
    if too_few:
        return {"tooFew": too_few}
    for old in question.get("from", []):
        put_back(old)
    for item, pieces in wanted.items():
        left[item] -= pieces
    reservations[key] = wanted
    return {"tooFew": []}


def stock_release(question):
    put_back(question["key"])
    return {}


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def live(resource, start, end, but=None):
    now = datetime.datetime.now(datetime.timezone.utc)
    for name, it in bookings.items():
        kept = it.get("heldUntil") is None or moment(it["heldUntil"]) > now
        if name != but and kept and it["resource"] == resource:
            if moment(it["from"]) < end and start < moment(it["until"]):
                yield it


def bookings_busy(question):
    start, end = moment(question["from"]), moment(question["until"])
    busy = []
    for resource in question["resources"]:
        for it in live(resource, start, end):
            busy.append({k: it[k] for k in ("resource", "from", "until", "units")})
    return {"busy": busy}


def bookings_place(question):
    """Also confirms one that was held, and moves one: the same id takes one place."""
    start, end = moment(question["from"]), moment(question["until"])
    others = list(live(question["resource"], start, end, but=question["id"]))
    # as many as overlap at the moment when most do
    most = max(
        (
            sum(o["units"] for o in others if moment(o["from"]) <= at < moment(o["until"]))
            for at in [start] + [moment(o["from"]) for o in others]
        ),
        default=0,
    )
    if most + question["units"] > question["capacity"]:
        return {"placement": "full"}
    bookings[question["id"]] = question
    return {"placement": "placed"}


def bookings_cancel(question):
    bookings.pop(question["id"], None)
    return {}


ANSWERS = {
    "/v1/stock/left": stock_left,
    "/v1/stock/reserve": stock_reserve,
    "/v1/stock/release": stock_release,
    "/v1/bookings/busy": bookings_busy,
    "/v1/bookings/place": bookings_place,
    "/v1/bookings/cancel": bookings_cancel,
}


class Office(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(length) if length <= MAX_BYTES else b""
        timestamp = self.headers.get("Comptoir-Timestamp", "")
        signature = self.headers.get("Comptoir-Signature", "")
        if length > MAX_BYTES or not signed(timestamp, signature, self.path, body):
            return self.answer(401, {"error": "the signature is not right"})
        if self.path not in ANSWERS:
            return self.answer(404, {"error": "unknown"})
        try:
            with lock:
                self.answer(200, ANSWERS[self.path](json.loads(body)))
        except (KeyError, TypeError, ValueError) as e:
            self.answer(400, {"error": str(e)})

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    for given in sys.argv[2:]:
        item, pieces = given.rsplit("=", 1)
        left[item] = int(pieces)
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8090), Office)
    print("back office on port", server.server_address[1], flush=True)
    server.serve_forever()
