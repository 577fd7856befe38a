"""Points discord.py at the Discord of the tests, and keeps the program on this machine. The product has no such switch.

The address, host and port, stands in DISCORD_ON_LOOPBACK.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys
import traceback
from pathlib import Path


def _prepare(address: str) -> None:
    if sys.platform == "linux":  # the program ends with its tests, however those end: 1 is PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    runpy.run_path(str(Path(__file__).parents[2] / "rig" / "network.py"))["stay_on_this_machine"]()
    import discord.gateway
    import discord.http
    import yarl

    discord.http.Route.BASE = f"http://{address}"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/gateway")


try:
    _prepare(os.environ["DISCORD_ON_LOOPBACK"])
except BaseException:  # noqa: BLE001 - Python would only print it, and go on to the real Discord
    traceback.print_exc()
    os._exit(70)
