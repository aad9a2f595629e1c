"""docs/settings.md: every variable of the environment that the settings read, with its words and its default."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from tools.house import ROOT

SETTINGS = ROOT / "src" / "perspectief" / "config" / "settings.py"
SECTION = re.compile(r"^# --- (.+?) -+$")
KINDS = {"text": "text", "flag": "yes or no", "number": "whole number", "names": "list", "pairs": "list of name=value"}
WORDS = {
    "SECRET_KEY": "Signs sessions and seals answers. With it this is production; without it a practice copy. At least "
    '50 characters, from `python manage.py shell -c "from django.core.management.utils import get_random_secret_key; '
    'print(get_random_secret_key())"`.',
    "DEBUG": "Django's debug pages. Never in production.",
    "HOSTS": "Names by which visitors reach the house.",
    "DEMO": "Every page says that this is a practice version, and visitors may look along as an invented person.",
    "MUNICIPALITY": "CBS code of the municipality whose schemes are shown.",
    "DATABASE_URL": "`postgresql://user:password@host:port/name`, `sqlite:///path`, or a path.",
    "SQLITE_IS_FINE": "Keep the data of production in one SQLite file: for a small trial only.",
    "DATA_KEYS": "Keys outside the database, newest first: `2026b:<base64 of 32 bytes>,2026a:<…>`. They seal what is "
    "kept of a person. Lost keys are lost data: keep them apart from the backups.",
    "DOMINANCE": "When one or two people weigh too much in a sum of money: `p=10,k=85` in percents. Keep it secret: "
    "who knows it can work backwards. Empty: safe values.",
    "JOURNAL_FOLDER": "Folder that notes what people had erased or stopped: a restored backup does not bring it "
    "back. Keep it on another disk than the database.",
    "SNAPSHOT_FOLDER": "Folder with dated files of public figures, as their source gave them. Take it into backups.",
    "STATLINE_V4": "Where StatLine of Statistics Netherlands is (OData v4), or a mirror of it.",
    "STATLINE_V3": "The same for OData v3, for tables that v4 does not have.",
    "OIDC_SERVER": "Address of the city's identity provider (OpenID Connect).",
    "OIDC_CLIENT_ID": "Name by which that provider knows us.",
    "OIDC_CLIENT_SECRET": "Secret that goes with it.",
    "OIDC_NAME": "What people call that provider, on the login page.",
    "OIDC_ACR": "Levels of assurance (`acr`) that are strong enough; they alone decide. Empty: `amr` does.",
    "OIDC_AMR": "Methods (`amr`) that count as a second factor.",
    "OIDC_EMAIL_DOMAINS": "Only addresses of these domains may be joined to an account.",
    "LOCAL_LOGIN": "Log in with a password kept here.",
    "BEHIND_PROXY": "A reverse proxy of ours stands in front: believe its X-Forwarded-Proto and last X-Forwarded-For.",
    "MAIL_URL": "Mail server: `smtp+tls://user:password@host:587`. Empty: mail goes into a folder, to nobody.",
    "MAIL_FOLDER": "That folder.",
    "MAIL_FROM": "Sender of mail: neutral, for others may see it.",
    "SIGNALS_MAIL": "Address of the team that hears once a working day how many signals wait. Empty: nobody.",
    "WEBHOOKS": "Other systems that get messages from us: `name=https://address`.",
    "ADDRESS": "Where this house stands, for links in mail.",
    "HTTPS_REDIRECT": "Send visitors who come by http to https. Off only where the proxy does it.",
    "DATA_CONTROLLER": "Who answers for the data (AVG article 4.7), as pages name it.",
    "PRIVACY_CONTACT": "Where people reach the privacy officer.",
    "SCANNER": "Virus scanner (clamd) that looks at every file that somebody sends: `host:port`. Without one "
    "production takes no files.",
    "METRICS_TOKEN": "Bearer token for `/metrics`. Empty: only from this machine, and not behind a proxy.",
    "MOST_ASKED_PER_MINUTE": "Messages that one address may send in a minute, per process. 0: no limit.",
    "MOST_HEAVY_PER_MINUTE": "The same for what is heavy: a simulation, a paper, a signal. 0: no limit of its own.",
    "SIMULATED_DWELLINGS": "Distinct households of the made-up city. 0: as many as the simulation takes by itself.",
    "SECURITY_CONTACT": "Where a weak spot can be told (`mailto:` or `https:`), for `/.well-known/security.txt`.",
    "QUICK_EXIT_URL": "Where the button to leave quickly goes: an everyday page.",
    "ACCESSIBILITY_STATUS": "Status of the accessibility statement, A to D. The organisation decides.",
    "ACCESSIBILITY_SIGNED": "Function that signed that status, and when.",
    "ACCESSIBILITY_CONTACT": "Where somebody can tell that a page does not work.",
}
"""What an operator reads. A variable without words, or words without a variable, stops `make check`."""
DEFAULTS = {
    "SECRET_KEY": "none: a practice copy",
    "DEBUG": "yes in a practice copy, no in production",
    "DATABASE_URL": "`var/perspectief.sqlite3`",
    "DATA_KEYS": "a practice key; production must name its own",
    "JOURNAL_FOLDER": "`var/journal`",
    "SNAPSHOT_FOLDER": "`var/snapshots`",
    "LOCAL_LOGIN": "yes, unless production has an identity provider",
    "MAIL_FOLDER": "`var/mail`",
}
"""Where the default is no plain value."""


class Variable(NamedTuple):
    """One variable, as the settings read it."""

    section: str
    name: str
    kind: str
    default: str


def variables() -> list[Variable]:
    """Each variable once, in the order of the settings."""
    text = SETTINGS.read_text()
    heads = {number: head[1] for number, line in enumerate(text.splitlines(), 1) if (head := SECTION.match(line))}
    found: dict[str, Variable] = {}
    for call in sorted(_calls(ast.parse(text)), key=lambda one: (one.lineno, one.col_offset)):
        section = heads[max(number for number in heads if number < call.lineno)]
        one = _variable(call, section.partition(" (")[0])
        found.setdefault(one.name, one)
    return list(found.values())


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("environment.") in KINDS:
            yield node


def _variable(call: ast.Call, section: str) -> Variable:
    assert isinstance(call.func, ast.Attribute) and isinstance(call.args[0], ast.Constant)
    name = str(call.args[0].value)
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "default")]
    return Variable(section, name, KINDS[call.func.attr], DEFAULTS.get(name) or _default(given[0] if given else None))


def _default(given: ast.expr | None) -> str:
    if not isinstance(given, ast.Constant):
        return "empty" if given is None else f"`{ast.unparse(given)}`"
    if isinstance(given.value, bool):
        return "yes" if given.value else "no"
    return f"`{given.value!s}`" if given.value != "" else "empty"


def settings_page() -> str:
    """The page. Raises ValueError when words and variables do not match."""
    every = variables()
    names = {one.name for one in every}
    if names != WORDS.keys():
        raise ValueError(
            f"tools/settings_page.py: no words for {sorted(names - WORDS.keys())}; "
            f"no such variable: {sorted(WORDS.keys() - names)}."
        )
    lines = [
        "# Settings",
        "",
        "Made from `config/settings.py` by `make docs`. Every name begins with `PERSPECTIEF_`. A name that ends in",
        "`_FILE` reads its value from that file: `PERSPECTIEF_SECRET_KEY_FILE=/run/secrets/secret_key`. A value that",
        "cannot be used stops the start and is named; an unsafe one stops production ([operations.md](operations.md)).",
    ]
    for section in dict.fromkeys(one.section for one in every):
        lines += ["", f"## {section}", "", "| variable | what | kind | default |", "|---|---|---|---|"]
        lines += [_row(one) for one in every if one.section == section]
    return "\n".join(lines) + "\n"


def _row(one: Variable) -> str:
    return f"| `{one.name}` | {WORDS[one.name]} | {one.kind} | {one.default} |"
