"""Files that stand beside a list and are named in it: in its own folder and below, never outside."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from archive.errors import RejectedSource
from archive.importers.given import SIDECAR


def file(folder: Path, name: str) -> Path | None:
    """The file of this relative name, None where there is none, or where the name or a link leads out of `folder`.

    Raises:
        RejectedSource: if the system cannot look for it: the name is too long for it, say, or a folder is closed to us.
    """
    inside = relative(PurePosixPath(), name)
    if inside is None:
        return None
    above = folder / inside.parent
    try:
        names = [p.name for p in above.iterdir() if p.is_file()] if above.is_dir() else []
        found = matching(names, PurePosixPath(inside.name))
        path = above / found if found in names else None
        return path if path and path.resolve().is_relative_to(folder.resolve()) else None
    except OSError as error:
        raise RejectedSource(f"the file {name} cannot be looked for: {error.strerror}") from error


def relative(folder: PurePosixPath, name: str) -> PurePosixPath | None:
    """A name as it is written in a folder, None where it would lead out of it."""
    inside = PurePosixPath(name.replace("\\", "/").strip())
    if inside.is_absolute() or ".." in inside.parts or ":" in name or "\0" in name or not inside.name:
        return None
    return folder / inside


def matching(names: Iterable[str], wanted: PurePosixPath | None) -> str | None:
    """The name that is wanted, or the only one that differs from it by its ending alone."""
    held = [name for name in names if not name.endswith(SIDECAR)]
    if wanted is None or str(wanted) in held:
        return None if wanted is None else str(wanted)
    near = [name for name in held if str(PurePosixPath(name).with_suffix("")) == str(wanted)]
    return near[0] if len(near) == 1 else None
