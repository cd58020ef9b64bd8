"""Calls the unmodified PyPI package c2d-api and prints what it returns.

Reads {"url", "token", "calls": [[method, arguments], ...]} and writes {"methods": [...], "answers": [...]}.
"""

import inspect
import json
import sys

from c2d_api.api import Chat2DeskApi

order = json.load(sys.stdin)
Chat2DeskApi.API_URL = order["url"]
client = Chat2DeskApi(order["token"])
methods = [name for name, _ in inspect.getmembers(Chat2DeskApi, inspect.isfunction) if not name.startswith("_")]
answers = [getattr(client, name)(**arguments) for name, arguments in order["calls"]]
json.dump({"methods": methods, "answers": answers}, sys.stdout)
