"""The texts, policies, scales, pages and files that a recording is made of."""

import json

TABLE = ("table", "json", "jsonl", "csv", "tsv", "markdown")
SHEET = ("text", "markdown", "csv")
TEXT = ("text", "json")

KINDS = (
    *("event", "state", "relation", "quantity", "comparison"),
    *("rule", "prediction", "opinion", "attribution"),
)

HARBOUR = """Harbour bridge to reopen in May

The bridge carried 40,000 vehicles a day before it closed in March 2023. Mayor Ada \
Quill said the council has spent 12 million euros on repairs. “Nobody was told the \
truth,” said Tom Reed, who leads the opposition. The bridge is safe. The bridge is \
safe. In my view, the council wasted a year. The ferry costs 4 euros and runs until \
31 May 2024.
"""

BUDGET = """---
title: The council's budget, line by line
author: Jane Doe
date: 2024-03-05
language: en
---

# The council's budget

Spending rose by **12.5 percent** to €48.2 million in 2023, [the treasurer \
said](https://example.org/budget). Debt fell from 9 million to 7.5 million euros.

- The school in Darkhan got 1.2 million euros and 24 new classrooms.
- *Nobody* was dismissed, `finance` says.

| year | euros |
| --- | --- |
| 2022 | 42.8 million |
| 2023 | 48.2 million |

> “We never raised a tax,” mayor Ada Quill told reporters on 4 March 2024.

The mayor broke the law, the auditor Otto Ravn wrote. The mayor signed the contract on \
3 May 2021 and cancelled it in June 2022 after 400 people had protested.
"""

PAGE = """<!doctype html><html lang="en"><head>
<title>Glacier loses a third of its ice | The Gazette</title>
<meta name="author" content="Maria Lindqvist">
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2023-09-14T06:30:00+02:00">
<link rel="canonical" href="https://example.org/glacier">
</head><body><nav><a href="/">Home</a> <a href="/subscribe">Subscribe now</a></nav>
<article><h1>Glacier loses a third of its ice</h1>
<p class="byline">By Maria Lindqvist</p>
<p>The Aletsch glacier has lost 35&nbsp;% of its ice since 1990, the university of \
Bern reported on Thursday. It is 22.6 kilometres long &amp; covers 78 square \
kilometres.</p>
<p>“We measured at 40 places,” said Jonas Frei, who led the study. Temperatures rose \
by 1.8 degrees between 1990 and 2022.</p>
<p>The canton of Valais will spend 3 million francs on gauges by 2026.</p></article>
<footer>© 2023 The Gazette. All rights reserved.</footer></body></html>
"""

RUSSIAN = """Мост закрыт до мая 🚧

Мост закрыли 3 марта 2023 года. По словам мэра Анны Петровой, ремонт стоил 12 млн \
евро. «Никто не сказал нам правды», — заявил Том Рид. Каждый день по мосту проезжали \
40 000 машин 🚗🚙.
"""

ARABIC = """الجسر مغلق حتى مايو 🌉

أُغلق الجسر في ٣ مارس ٢٠٢٣. قالت رئيسة البلدية آدا كويل إن الإصلاحات كلّفت ١٢ مليون \
يورو. كان يعبر الجسر 40,000 مركبة يوميًا (\u2067بحسب\u2069 Harbour Ledger).
"""

STEPPE = (
    """The steppe in figures

Mongolia has a population of 3.4 million. It ratified the Rome Statute in 2002.

Copper prices fell in March. The museum in Darkhan opened in 1974.

The railway has 1,810 kilometres of track. Herders lost 2.1 million animals in 2023.

The council approved the "second" budget on 4 May 2024.
""",
    # A figure changes, a sentence is gone, one is new.
    """The steppe in figures

Mongolia has a population of 3.5 million. It ratified the Rome Statute in 2002.

The museum in Darkhan opened in 1974. Its roof was mended in 2019.

The railway has 1,810 kilometres of track. Herders lost 2.1 million animals in 2023.

The council approved the "second" budget on 4 May 2024.
""",
    # A paragraph moves, quotation marks change, a sentence stands twice.
    """The steppe in figures

The railway has 1,810 kilometres of track. Herders lost 2.1 million animals in 2023.

Mongolia has a population of 3.5 million. It ratified the Rome Statute in 2002.

The council approved the “second” budget on 4 May 2024. Nobody objected. The museum in \
Darkhan opened in 1974. Critics repeat it: The museum in Darkhan opened in 1974.
""",
    # A denial comes, the figure and the copper return.
    """The steppe in figures

The railway has 1,810 kilometres of track. Herders allegedly lost 2.1 million animals \
in 2023.

Mongolia has a population of 3.4 million. It never ratified the Rome Statute in 2002.

Copper prices fell in March. The council approved the “second” budget on 4 May 2024.
""",
)
"""The drafts of one article, a copy-edit apart."""

WATCHED = STEPPE[3] + "\nThe last camel market closed in 2021.\n"

WIRE = [
    {
        "id": "wire-ferry",
        "headline": "Ferry sinks",
        "text": "The ferry sank on 2 May 2024. All 38 passengers were saved.",
        "authors": ["Jane Doe", {"name": "Tom Reed"}],
        "publisher": "Wire",
        "date": "20240503",
        "lang": "en",
        "section": "home",
    },
    {
        "title": "Ferry raised",
        "body": "The ferry was raised on 9 May 2024, the coast guard said.",
        "url": "https://example.org/raised",
        "published": "not a day",
    },
    {"title": "No text at all"},
    {"text": "Bad tongue.", "language": "no such"},
]

CORPUS: dict[str, str | bytes] = {
    "corpus/one.txt": "The ferry has 3 decks and 120 seats. It was built in 1998.\n",
    "corpus/two.md": "# Two\n\nThe harbour master counted 31,200 vehicles in a day.\n",
    "corpus/empty.txt": "",
    "corpus/photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00",
    "corpus/notes.docx": b"PK\x03\x04",
    "corpus/below/wire.jsonl": "".join(
        json.dumps(each, ensure_ascii=False) + "\n" for each in WIRE
    )
    + "no json\n",
}

STRICT = """name = "strict"

[default]
sources = 2

[[rule]]
kinds = ["quantity"]
primary = true
snapshot = true
checklist = ["unit", "date"]

[[rule]]
speakers = ["*"]
second_checker = true

[[rule]]
min_worth = 0.97
second_checker = true

[gate]
coverage = true
refuted = true
stale = true
disagreement = true
right_of_reply = "suggested"
editors = ["Otto Ravn"]
"""

LIGHT = """name = "light"

[default]
verdict = false

[[rule]]
min_worth = 0.9
verdict = true
sources = 1

[gate]
coverage = false
right_of_reply = "off"
editors = ["Otto Ravn"]
"""

SCALE = """[ours]
title = "Our scale"

[[ours.ratings]]
key = "stands"
label = "Stands"
meaning = "The words can go out."
conclusion = "supported"

[[ours.ratings]]
key = "falls"
label = "Falls"
meaning = "The words cannot go out."
conclusion = "refuted"
needs_evidence = false
"""

LEDGER = """<!doctype html><html><head><title>Ledger</title></head><body><article>
<p>The ledger says 31,200 vehicles crossed the bridge a day in the year 2022.</p>
<p>It was counted “twice” in every month of the year before it was closed for repairs, \
by the harbour master and by the mayor.</p></article></body></html>
"""


def pdf(words: str) -> bytes:
    """Return a PDF of one page that says ``words``, byte for byte the same always."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    xref = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
    return f"{body}{xref}{trailer}".encode()
