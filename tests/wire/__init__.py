"""The real program on a real wire: `python -m bot run` as a process, and a Discord on this machine for it to talk to.

`server.py` is that Discord: REST (`rest.py`), interactions and their answers (`interactions.py`, `messages.py`), the
gateway (`gateway.py`), what goes wrong on demand (`faults.py`). `checks.py` judges each body that passes by, with
Discord's own description (`description.py`) and our table of what that leaves out (`limits.py`). `process.py` starts
the program, with discord.py pointed here from outside (`shim/`).
"""
