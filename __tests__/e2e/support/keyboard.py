"""
Runs a program in a terminal and types into it.

Standard input is JSON: the command, and steps of what to wait for and what to type then. Standard output is JSON: the
exit code, all that the terminal showed, and every command line of the programs that took part, looked up again and again.
"""

import json
import os
import pty
import select
import sys
import time

PATIENCE_S = 60

task = json.load(sys.stdin)
steps = task["steps"]
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(task["cwd"])
    os.execvp(task["command"][0], task["command"])


def command_lines():
    """Of everything in the session of the terminal: npm, its shell, node."""
    found = set()
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(process)) == pid:
                with open(f"/proc/{process}/cmdline") as file:
                    found.add(file.read().replace("\0", " ").strip())
        except OSError:
            pass  # It has ended by now.
    return found


def write(keys):
    """In small parts: what is pasted does not arrive at once."""
    for start in range(0, len(keys), 64):
        os.write(terminal, keys[start : start + 64])
        time.sleep(0.01)


shown, lines, answered = "", set(), 0
latest = time.time() + PATIENCE_S
while time.time() < latest:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    lines |= command_lines()
    if not ready:
        continue
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break  # The other side is closed.
    if not chunk:
        break
    shown += chunk.decode(errors="replace")
    if steps and steps[0]["until"] in shown[answered:]:
        answered = len(shown)
        # A person reads the question first.
        time.sleep(0.3)
        write(steps.pop(0)["type"].encode())
else:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
json.dump({"code": os.waitstatus_to_exitcode(status), "shown": shown, "commandLines": sorted(lines), "left": steps}, sys.stdout)
