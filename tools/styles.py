"""Build the one stylesheet from the NL Design System components in use (package.json says which).

Uses npm when this machine has it; otherwise Node from its Python wheel, locked like the rest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tools.house import BIN, ROOT

NODE_LOCK = "requirements-node.lock"
INSTALL_NODE = (sys.executable, "-m", "pip", "--quiet", "--quiet", "install", "--require-hashes", "--requirement")


def environment() -> dict[str, str]:
    """The environment's own commands first, so that Node's wheel is found where there is no other."""
    return {**os.environ, "PATH": f"{os.environ.get('PATH', os.defpath)}{os.pathsep}{BIN}"}


def run(*command: str) -> None:
    """Quiet when all is well; everything that was said when it is not."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def npm() -> str:
    """Where npm is; installed when it is nowhere."""
    if not shutil.which("npm", path=environment()["PATH"]):
        print("No npm on this machine: installing Node from its Python wheel ...")
        run(*INSTALL_NODE, NODE_LOCK)
    found = shutil.which("npm", path=environment()["PATH"])
    if not found:
        sys.exit("npm is still missing. Install Node.js, then try again.")
    return found


def components_are_there() -> bool:
    """npm's own note of what it installed is at least as new as the lock."""
    installed, lock = ROOT / "node_modules" / ".package-lock.json", ROOT / "package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime


def main() -> None:
    print("Building the stylesheet ...")
    command = npm()
    if not components_are_there():
        run(command, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    run(command, "run", "build")


if __name__ == "__main__":
    main()
