import base64
import hashlib
import hmac
import sys
import time

TOLERANCE_SECONDS = 5 * 60


def verify(headers, body, secret, now=None):
    """Raises ValueError unless the delivery was signed with the secret, and lately. `body` is the bytes as they came."""
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    now = time.time() if now is None else now
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE_SECONDS:
        raise ValueError("too old or too new")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    # While a secret is replaced there are two signatures: one of them has to be ours.
    given = headers.get("webhook-signature", "").split(" ")
    if not any(hmac.compare_digest(one.encode(), expected.encode()) for one in given):
        raise ValueError("wrong signature")


if __name__ == "__main__":
    # For trying it: verify.py <webhook-id> <webhook-timestamp> <webhook-signature> <secret> [now], the body on standard input.
    names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
    moment = float(sys.argv[5]) if len(sys.argv) > 5 else None
    try:
        verify(dict(zip(names, sys.argv[1:4])), sys.stdin.buffer.read(), sys.argv[4], moment)
        print("accepted")
    except ValueError as error:
        print(f"refused: {error}")
        sys.exit(1)
