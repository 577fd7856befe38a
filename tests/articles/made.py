"""Documents made for tests."""

from __future__ import annotations

ARTICLE = """<!doctype html>
<html lang="{lang}"><head>{head}<title>Fragile truce holds - The Daily</title>
<meta property="og:site_name" content="The Daily"><meta property="og:title" content="Fragile truce holds">
<meta property="article:published_time" content="2023-09-21T18:30:00+04:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Fragile truce holds</h1>
<p>{first}</p>
<p>“This path is not easy,” he acknowledged. “It goes through internal and external shocks, and we must pursue it.”</p>
<p>Russia's defence ministry reported "five ceasefire violations" in two areas, in a statement on Thursday.</p>
</article><aside>Subscribe to our newsletter today</aside><footer>Copyright 2019 The Daily</footer></body></html>
"""
FIRST = (
    "Azerbaijan denied violating the ceasefire, while the breakaway authorities accused them of doing so, according "
    "to reports that reached the press in the evening of the day after the talks."
)


def article(*, lang: str = "en", head: str = "", first: str = FIRST) -> str:
    """A page with an article among what else pages hold."""
    return ARTICLE.format(lang=lang, head=head, first=first)


def pdf(lines: list[str], *, title: str = "", lang: str = "", protected: bool = False, packed: bytes = b"") -> bytes:
    """A PDF of one page with these lines, in Latin letters; or with what `packed` unpacks to."""
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    content = packed or f"BT /F1 12 Tf 14 TL 50 700 Td\n{shown}\nET".encode("latin-1")
    language = f"/Lang ({lang})" if lang else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {language} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R>>>>>>",
        b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), b" /Filter /FlateDecode" * bool(packed), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode(),
    ]
    body = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [<00><00>]" % (
        b"o" * 32,
        b"u" * 32,
    )
    return bytes(
        body
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R%s >>\n" % (len(objects) + 1, locked if protected else b"")
        + b"startxref\n%d\n%%%%EOF\n" % table
    )
