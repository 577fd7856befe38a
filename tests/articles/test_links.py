"""Which links are looked at at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.fetch import PORTS
from bot.articles.links import checked
from bot.domain.errors import UserError


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.org/a?b=c#d", "http://example.org/a?b=c"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org/a@b", "https://example.org/a@b"),
        ("https://թերթ.հայ/նոր", "https://xn--29ahb5g.xn--y9a3aq/%D5%B6%D5%B8%D6%80"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://example.org./", "http://example.org./"),
        ("http://a_b-c.example.org/", "http://a_b-c.example.org/"),
    ],
)
def test_links(link: str, url: str) -> None:
    assert str(checked(link, PORTS)) == url


@pytest.mark.parametrize(
    "link",
    [
        "",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:" + "///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:/example.org",
        "https://",
        "https:///etc/passwd",
        "https://user@example.org/",
        "https://user:password@example.org/",
        "https://example.org@127.0.0.1/",
        "https://@127.0.0.1/",
        "https://127.0.0.1\\@example.org/",
        "https://example.org\t.evil.example/",
        "https://example.org/a b",
        "https://example.org/\r\nHost: other",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://1.2.3.4.5/",
        "http://a.0x1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::1/",
        "https://example.org:22/",
        "https://example.org:8080/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://example.org/" + "a" * 1000,
        "https://example.org/" + "ա" * 300,  # six characters each, when it is sent
        "https://" + "a" * 64 + ".example/",
        "http://127.0.0.1／.example.org/",
        "http://127。0。0。1.1/",
        "http://example.org:80:80/",
        "http://example.org:-80/",
        "http://[::1].example.org/",
        "http://[127.0.0.1]/",
        "http://\u200b/",
        "http://exa mple.org/",
        "http://exa\u00a0mple.org/",
        "http://a..b/",
        "http://.example.org/",
        "http://example.org../",
        "http://example.org;x/",
        "http://example.org,inside/",
        "http://" + "a." * 130 + "example/",
    ],
)
def test_refused(link: str) -> None:
    with pytest.raises(UserError, match=r"^That (address|is not)"):
        checked(link, PORTS)


@given(st.text() | st.text(alphabet="htps:/@.[]%0x127a#?\\ \t").map(lambda rest: f"http://{rest}"))
def test_any_text_is_a_link_or_refused(link: str) -> None:
    try:
        url = checked(link, PORTS)
    except UserError:
        return
    assert url.scheme in {"http", "https"}
    assert url.port in PORTS
    assert url.host
    assert url.user is None
    assert url.password is None
