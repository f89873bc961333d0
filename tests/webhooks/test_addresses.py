"""Webhooks go where everybody can reach, whatever is typed."""

import pytest

from limelight.webhooks.addresses import check_url, resolve
from limelight.webhooks.errors import AddressRefused


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://[::1]/", "https://10.1.2.3/x", "https://192.168.0.1",
        "https://169.254.169.254/latest/meta-data", "https://0.0.0.0", "https://100.64.0.1",
        "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/", "https://[fd00::1]/",
        "https://[2002:7f00:1::]/", "https://224.0.0.1/",
        "http://example.com/", "ftp://example.com/", "https://", "https://user:pw@example.com/",
        "https://example.com:0/", "https://example.com:99999/", "https://exa mple.com/", "nonsense",
        "https://[::1", "//example.com/",
    ],
)  # fmt: skip
def test_what_not_everybody_can_reach_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_url(url, allows_private=False)


@pytest.mark.parametrize("url", ["https://example.com/hook?x=1", "https://8.8.8.8:8443/"])
def test_an_address_on_the_internet_is_fine(url: str) -> None:
    assert check_url(url, allows_private=False).hostname


@pytest.mark.parametrize("name", ["localhost", "127.1", "0x7f.1", "2130706433"])
async def test_a_name_that_leads_to_this_machine_is_refused_when_it_is_looked_up(name: str) -> None:
    with pytest.raises(AddressRefused):
        await resolve(f"https://{name}/", allows_private=False)


async def test_the_connection_goes_to_the_address_that_was_judged() -> None:
    target = await resolve("http://localhost:8123/hook?x=1", allows_private=True)
    assert target.url in {"http://127.0.0.1:8123/hook?x=1", "http://[::1]:8123/hook?x=1"}
    assert (target.host, target.server_name) == ("localhost:8123", "localhost")
