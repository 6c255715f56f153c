"""What a harvester asks for: arguments checked by the rules of OAI-PMH 2.0, and tokens that carry a list on."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict

PREFIX = "oai_dc"
#: Arguments of a list.
LISTING = ("metadataPrefix", "from", "until", "set", "resumptionToken")

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Refused(Exception):
    """An error of the protocol, by its code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Harvest:
    """A list that is asked for: its limits, the key after which it goes on, and how many came before."""

    since_: str | None
    until_: str | None
    set_: str | None
    after: int = 0
    cursor: int = 0

    @property
    def since(self) -> datetime | None:
        """The first moment."""
        return _read(self.since_, end=False) if self.since_ else None

    @property
    def until(self) -> datetime | None:
        """The last moment; a day counts to its end."""
        return _read(self.until_, end=True) if self.until_ else None

    @property
    def genre(self) -> str | None:
        """The genre of the set, None where it is no set of a genre."""
        return self._part("genre")

    @property
    def issuer(self) -> str | None:
        """The issuer of the set, None where it is no set of an issuer."""
        return self._part("issuer")

    def token(self, after: int, size: int) -> str:
        """The token by which this list goes on."""
        held = [self.since_, self.until_, self.set_, after, self.cursor + size]
        return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")

    def _part(self, kind: str) -> str | None:
        own, _, name = (self.set_ or "").partition(":")
        return name if own == kind else None


def require(asked: MultiDict[str, str], verbs: Mapping[str, tuple[Any, tuple[str, ...], tuple[str, ...]]]) -> None:
    """Check verb and arguments.

    Raises:
        Refused: (badVerb, badArgument) if they are not those of the protocol.
    """
    given = asked.getlist("verb")
    if len(given) != 1 or given[0] not in verbs:
        raise Refused("badVerb", f"The verb has to be one of {', '.join(verbs)}, once.")
    _, needed, taken = verbs[given[0]]
    for name in asked:
        if name != "verb" and name not in (*needed, *taken):
            raise Refused("badArgument", f"{given[0]} has no such argument: {name[:60]!r}.")
        if len(asked.getlist(name)) > 1:
            raise Refused("badArgument", f"{name} was given more than once.")
    for name in needed:
        if name not in asked:
            raise Refused("badArgument", f"{given[0]} needs the argument {name}.")


def require_prefix(prefix: str) -> None:
    """Refuse a format that is not offered."""
    if prefix != PREFIX:
        raise Refused("cannotDisseminateFormat", f"Records are described in {PREFIX} only.")


def harvest(asked: MultiDict[str, str]) -> Harvest:
    """The list that is asked for.

    Raises:
        Refused: if an argument is wrong, or the token is none of ours.
    """
    if "resumptionToken" in asked:
        if len(asked) > 2:
            raise Refused("badArgument", "A resumptionToken stands alone.")
        return _resumed(asked["resumptionToken"])
    if "metadataPrefix" not in asked:
        raise Refused("badArgument", "The argument metadataPrefix is missing.")
    require_prefix(asked["metadataPrefix"])
    found = Harvest(asked.get("from"), asked.get("until"), asked.get("set"))
    _require_limits(found)
    if found.set_ is not None and found.genre is None and found.issuer is None:
        raise Refused("noRecordsMatch", "There is no such set.")
    if "\0" in (found.set_ or ""):
        raise Refused("badArgument", "The argument set holds a NUL character.")
    return found


def moment(when: datetime) -> str:
    """A moment as the protocol writes it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _require_limits(found: Harvest) -> None:
    if found.since_ and found.until_:
        if len(found.since_) != len(found.until_):
            raise Refused("badArgument", "The arguments from and until are of different granularity.")
        since, until = found.since, found.until
        if since and until and since > until:
            raise Refused("badArgument", "The argument until lies before from.")
    for text in (found.since_, found.until_):
        if text is not None:
            _read(text, end=False)


def _read(text: str, *, end: bool) -> datetime:
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
        if _DAY.fullmatch(text):
            day = datetime.fromisoformat(text).replace(tzinfo=UTC)
            return day + timedelta(days=1, seconds=-1) if end and day.date() != day.date().max else day
    except ValueError:
        pass
    raise Refused("badArgument", f"{text[:40]!r} is no date of the form 2026-01-31 or 2026-01-31T12:00:00Z.")


def _resumed(token: str) -> Harvest:
    try:
        padded = token + "=" * (-len(token) % 4)
        since, until, group, after, cursor = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        texts = all(text is None or isinstance(text, str) for text in (since, until, group))
        numbers = all(type(n) is int and 0 < n < 2**62 for n in (after, cursor))
        if not texts or not numbers or "\0" in (group or ""):
            raise ValueError(token)
        found = Harvest(since, until, group, after, cursor)
        _require_limits(found)
    except (ValueError, TypeError, UnicodeDecodeError, binascii.Error, RecursionError, Refused):
        raise Refused("badResumptionToken", "This resumptionToken is none of this archive's.") from None
    return found
