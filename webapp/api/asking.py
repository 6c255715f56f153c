"""The filters of the pages as parameters of the API, and links that go on with a list."""

from typing import Any

from flask import request, url_for

from archive.queries.filters import Axis, Filters
from archive.queries.harvest import Slice
from archive.schema.vocabulary import Basis, Genre, Modality, Theme
from webapp.api import parameters as p
from webapp.api.operations import Arguments, Listed

#: What narrows milestones, under the same names as on the timeline.
FILTERS = (
    p.names("committee", "Ids of committees: any of them", "团组织编号，任一", "oa1b2c3d4e"),
    p.names("initiative", "Slugs of initiatives or families: any of them", "工作项目或项目族标识，任一", "west-plan"),
    p.words("theme", Theme, "Fields of work", "工作领域"),
    p.words("genre", Genre, "Genres of the documents", "文种"),
    p.words("modality", Modality, "Done, ongoing, planned or mentioned", "已做、在做、计划或提及"),
    p.words("basis", Basis, "How the date is known", "时间依据"),
    p.names("document", "Ids of documents: any of them", "文献编号，任一"),
    p.text("q", "Words that the statement holds; white space separates phrases", "所含词语，空格分隔", "志愿服务"),
    p.word("axis", Axis, Axis.HAPPENED, "By when it happened or by when it was reported", "按发生时间或报道时间"),
)
WINDOW = (
    p.day("from", "earliest", "First year, month or day", "起始年、月或日", "2019"),
    p.day("to", "latest", "Last year, month or day", "截止年、月或日", "2023-06"),
)


def filters(asked: Arguments) -> Filters:
    """What the archive is narrowed to."""
    return Filters(
        committees=asked["committee"],
        initiatives=asked["initiative"],
        themes=asked["theme"],
        genres=asked["genre"],
        modalities=asked["modality"],
        bases=asked["basis"],
        documents=asked["document"],
        text=asked["q"],
        axis=asked["axis"],
    )


def listed(found: Slice[Any], items: tuple[Any, ...], limit: int) -> Listed[Any]:
    """The answer of a list, with the address of its rest."""
    return Listed(items, found.total, limit, following(found.next))


def following(key: str | None) -> str | None:
    """The address of this request with another `after`; None at the end."""
    if key is None:
        return None
    values = {name: held for name, held in request.args.to_dict(flat=False).items() if name != "after"}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **values, "after": key})
