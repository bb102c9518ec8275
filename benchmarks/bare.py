"""WeasyPrint as a plain loop calls it: a document a line comes in as JSON, its seconds (wall, CPU) go out."""

from __future__ import annotations

import json
import sys
import time

from weasyprint import HTML

for line in sys.stdin:
    html = json.loads(line)
    wall, cpu = time.perf_counter(), time.process_time()
    HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    print(json.dumps((time.perf_counter() - wall, time.process_time() - cpu)), flush=True)
