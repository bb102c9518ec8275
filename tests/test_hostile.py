"""What is hostile gives a proved leaflet or a clear refusal: no traceback, hang, network, or file from outside."""

import json
import subprocess
import sys

SECONDS = 10
BYTES = 2**30

SCRIPT = """
import json, os, resource, sys, time
from datetime import date
from pathlib import Path

import leaflet

opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith("/etc/"):
        opened.append(arguments[0])
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system") and armed:
        raise RuntimeError(f"{event} {arguments}")

edition = leaflet.find_edition("large")
arguments = leaflet.find_language("en"), edition, leaflet.find_paper("a4", edition), leaflet.Configuration()
armed = False
warm = leaflet.make_leaflet(Path(sys.argv[1]), *arguments, date(2026, 1, 1))
armed = True
sys.addaudithook(watch)
for name in sys.argv[2:]:
    opened.clear()
    start = time.monotonic()
    try:
        outcome = leaflet.make_leaflet(Path(name), *arguments, date(2026, 1, 1)).proof.words
        errors = []
    except leaflet.LeafletError as error:
        outcome = 0
        errors = [[single.message, single.where, single.hint] for single in error.each()]
    print(json.dumps({
        "name": name, "words": outcome, "errors": errors, "opened": opened,
        "seconds": time.monotonic() - start,
        "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }), flush=True)
os._exit(0)  # an audit hook of ours must not outlive the interpreter that runs it
"""


def test_every_altered_file_is_a_leaflet_or_a_refusal(corpus, seed):
    files = sorted(str(path) for path in (corpus / "hostile/altered").glob("*.md"))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(seed), *files], capture_output=True, text=True, check=False, timeout=580
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert [outcome["name"] for outcome in outcomes] == files
    for outcome in outcomes:
        assert outcome["words"] or outcome["errors"], outcome
        assert all(message and where and hint for message, where, hint in outcome["errors"]), outcome
        assert outcome["seconds"] < SECONDS, outcome
        assert outcome["bytes"] < BYTES, outcome
        assert not outcome["opened"], outcome
    made = {outcome["name"].rsplit("/", 1)[1] for outcome in outcomes if outcome["words"]}
    assert {"jinja_in_body.md", "dose_less_than.md", "yaml_traversal.md", "two_dosage_sections.md"} <= made
    assert not {"html_payloads.md", "two_monographs.md", "refusal.md", "empty.md", "dose_bidi_rlo.md"} & made
