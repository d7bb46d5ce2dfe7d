"""Record sources, snapshots and evidence of every sort, and what is refused."""

import json

from quality.recording import material
from quality.recording.recorder import Recorder, write
from support_web import Answer, page, serving


def consult(recorder: Recorder) -> None:
    """Add sources, save them, and cite them."""
    write(recorder.volatile, "census.pdf", material.pdf("The census counted 31,200."))
    recorder.lines(
        """
        source add "Harbour Ledger" --kind dataset --url https://example.org/ledger
        source add "Harbour Ledger"
        source add Reuters --kind page --title "Reuters, 2 May" --note "an agency"
        source add Gazette --origin Reuters
        source add Courier --origin Nobody
        source add Courier --kind recording
        source edit Courier --origin Gazette --by bob
        source edit Gazette --origin Courier
        source edit Courier --no-origin
        source edit Courier --origin Reuters
        source edit Courier
        source add "J. Doe" --kind person --title clerk --contact "+1 555 0100" \
            --confidential --note "met at the harbour"
        source add "Ratio" --kind calculation --note "of two areas"
        source add Census --kind document --by bob
        source add Bad --kind nothing
        source snapshot Census census.pdf
        source snapshot Census census.pdf --by bob
        source snapshot Census nowhere.pdf
        source snapshot Census census.pdf --max-bytes 10
        """
    )
    text = "Row Mongolia: signed 29 Dec 2000, ratified 11 Apr 2002.\n"
    recorder.run("source snapshot Reuters -", stdin=text)
    recorder.volatile.keep(text.encode())
    site = {
        "/ledger": page(material.LEDGER, "text/html"),
        "/gone": Answer(status=404),
    }
    with serving(site) as served:
        url = served.url("/ledger")
        recorder.run(f"source snapshot 'Harbour Ledger' {url}")
        recorder.run(
            f"source snapshot 'Harbour Ledger' {url} --allow-private --timeout 60"
        )
        recorder.run(f"source snapshot {served.url('/gone')} --allow-private")
    recorder.run("source snapshot Nobody")
    for name in ("Census", "'Harbour Ledger'", "Reuters"):
        recorder.forms(f"source snapshots {name}", material.TABLE)
    _save(recorder)
    _cite(recorder)
    for reveal in ("", " --reveal"):
        recorder.forms(f"source list{reveal}", material.TABLE)
        for name in ("Census", "6", "Courier"):
            recorder.forms(f"source show {name}{reveal}", material.TABLE)
        recorder.forms(f"evidence list harbour/3{reveal}", material.TABLE)
    recorder.lines(
        """
        source show Nobody
        source verify
        source verify Census
        source verify Nobody
        evidence list mongolia/59 -f json
        evidence list nothing/1
        """
    )


def _save(recorder: Recorder) -> None:
    """Write saved bytes to files; which hash they have is asked first."""
    for source, file in (("Census", "saved.pdf"), ("Harbour Ledger", "saved.html")):
        found = json.loads(
            recorder.run(["source", "snapshots", source, "-f", "json"]) or "[]"
        )
        for each in found[:1]:
            sha256 = each["sha256"]
            recorder.run(f"source save {sha256[:12]} -o {file}", files=[file])
            recorder.run(f"source save {sha256} -o {file}")
            recorder.run(f"source save {sha256} -o {file} --force")
            recorder.run(f"source save {sha256} -o -")
            recorder.run(f"source save {sha256} --warc -o {file}.warc")
    recorder.run("source save 000000000000 -o nothing")


def _cite(recorder: Recorder) -> None:
    recorder.lines(
        """
        evidence add harbour/2 "Harbour Ledger" --stance refutes --passage \
            "31,200 vehicles crossed the bridge a day" --locator "page 3, row 2" \
            --accessed-on 2024-05-02 --note "the year 2022" --primary --snapshot latest
        evidence add harbour/2 Census --stance refutes --passage "The census counted \
            31,200." --by bob
        evidence add harbour/2 Census --passage "not in it" --snapshot latest
        evidence add harbour/2 Census --snapshot 0000000
        evidence add harbour/2 --calc "e1:31_200 / 40_000" --stance refutes
        evidence add harbour/2 --calc "(40_000 - e1:31_200) / 40_000 * 100"
        evidence add harbour/2 --calc "e9 / 2"
        evidence add harbour/2 --calc "1 / 0"
        evidence add harbour/2 --calc "__import__('os')"
        evidence add harbour/3 "J. Doe" --stance supports --passage "Doe says: it was \
            12 million, J. Doe paid it" --locator "by phone, +1 555 0100" --note \
            "ask Doe again"
        evidence add harbour/3 6 --stance context
        evidence add harbour/3 Gazette --stance supports --passage "12 million"
        evidence add harbour/3 Courier --stance supports
        evidence add harbour/3 https://example.org/council --stance supports --primary
        evidence add harbour/3 https://example.org/council --stance supports --primary
        evidence add mongolia/59 Reuters --stance supports --passage "ratified 11 Apr \
            2002" --locator "row Mongolia"
        evidence add mongolia/59 Nobody --stance supports
        evidence add mongolia/83 --calc "1_564_116 / 543_940" --stance supports
        evidence add mongolia/1 Reuters --accessed-on 2999-01-01
        evidence add mongolia/1 Reuters --stance nothing
        evidence add nothing/1 Reuters
        """
    )
