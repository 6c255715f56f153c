"""The addresses of the API, its errors, and the page that lists them."""

from flask import Blueprint, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RequestRedirect

from webapp.api import (
    answering,
    comparison,
    documents,
    initiatives,
    milestones,
    openapi,
    organisations,
    passages,
    problems,
    reports,
    saved_reports,
    search,
    side_by_side,
    spread,
    timeline,
    wording,
)
from webapp.api.operations import ROOT, Operation

blueprint = Blueprint("api", __name__)

#: Every operation, in the order of the page.
OPERATIONS: tuple[Operation, ...] = (
    *timeline.OPERATIONS,
    *milestones.OPERATIONS,
    *documents.OPERATIONS,
    *passages.OPERATIONS,
    *organisations.OPERATIONS,
    *initiatives.OPERATIONS,
    *spread.OPERATIONS,
    *wording.OPERATIONS,
    *comparison.OPERATIONS,
    *side_by_side.OPERATIONS,
    *search.OPERATIONS,
    *reports.OPERATIONS,
    *saved_reports.OPERATIONS,
)

for _operation in OPERATIONS:
    blueprint.add_url_rule(
        ROOT + _operation.rule,
        _operation.name,
        answering.view(_operation),
        methods=["GET"],
        provide_automatic_options=False,
    )


@blueprint.get(f"{ROOT}/openapi.json", provide_automatic_options=False)
def description() -> Response:
    """The OpenAPI document."""
    return answering.as_json(openapi.document(OPERATIONS))


@blueprint.get("/api")
def page() -> str:
    """What can be asked, with examples."""
    rooms = dict.fromkeys(operation.room for operation in OPERATIONS)
    grouped = [(room, [o for o in OPERATIONS if o.room == room]) for room in rooms]
    return render_template("api/show.html", rooms=grouped, root=ROOT)


@blueprint.before_app_request
def nowhere() -> Response | None:
    """Addresses of the API that are none end in a problem, not in a page."""
    problem = request.routing_exception
    if problem is None or isinstance(problem, RequestRedirect) or not request.path.startswith(f"{ROOT}/"):
        return None
    return _told(problem)


@blueprint.errorhandler(problems.Problem)
def refused(problem: problems.Problem) -> Response:
    """What cannot be answered."""
    return problems.answer(problem.status, problem.detail, problem.parameter)


@blueprint.errorhandler(Exception)
def broken(error: Exception) -> Response | HTTPException:
    """What went wrong on our side."""
    if request.path == "/api":
        raise error
    if isinstance(error, HTTPException):
        return _told(error)
    current_app.logger.exception("the answer could not be made")
    return problems.answer(500, "The answer could not be made; the server's log says why.")


@blueprint.after_request
def share(response: Response) -> Response:
    """CORS, off unless the keeper allows it."""
    return answering.allow_origin(response)


def _told(error: HTTPException) -> Response:
    code = error.code or 500
    detail = {
        404: f"There is no such address; {ROOT}/openapi.json lists them.",
        405: "The API only reads: use GET.",
    }.get(code, error.name)
    response = problems.answer(code, detail)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response
