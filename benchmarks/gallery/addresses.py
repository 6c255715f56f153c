"""Which pages are photographed: every kind of page once, with real things out of the archive that is shown."""

from sqlalchemy import Connection, text

#: What has to be looked up: a name and a statement that answers one value.
LOOKUPS = {
    "document": "SELECT document FROM documents_overview WHERE NOT digest ORDER BY milestones DESC, document LIMIT 1",
    "any_document": "SELECT document FROM documents_overview ORDER BY milestones DESC, document LIMIT 1",
    "other": "SELECT document FROM documents_overview ORDER BY milestones DESC, document LIMIT 1 OFFSET 1",
    "committee": "SELECT public_id FROM organisations WHERE name = (SELECT committee FROM committees WHERE kind = 'league' ORDER BY mentions DESC, committee LIMIT 1)",
    "quiet_committee": "SELECT public_id FROM organisations WHERE name = (SELECT committee FROM committees WHERE documents = 0 AND kind = 'league' AND mentions > 0 ORDER BY committee LIMIT 1)",
    "initiative": "SELECT slug FROM initiatives_overview ORDER BY committees DESC, mentions DESC, slug LIMIT 1",
    "years_initiative": "SELECT i.slug FROM initiative_mentions_by_committee m JOIN initiatives_overview i ON i.initiative = m.initiative WHERE m.committee = (SELECT committee FROM committees WHERE kind = 'league' ORDER BY mentions DESC, committee LIMIT 1) GROUP BY 1 ORDER BY count(DISTINCT substr(m.earliest, 1, 4)) DESC, count(*) DESC, 1 LIMIT 1",
    "milestone": "SELECT milestone FROM timeline WHERE initiatives IS NOT NULL ORDER BY salience DESC, milestone LIMIT 1",
    "event": "SELECT event FROM events_overview ORDER BY disputed DESC, event LIMIT 1",
    "note": "SELECT 'time/' || start || '-' || stop FROM dates WHERE document = (SELECT document FROM documents_overview ORDER BY milestones DESC, document LIMIT 1) ORDER BY start LIMIT 1",
    "quote": "SELECT substr(quote, 1, 4) FROM timeline ORDER BY salience DESC, milestone LIMIT 1",
}
PAGES = {
    "front": "/",
    "front-filtered": "/?committee={committee}&open={milestone}",
    "front-initiatives": "/?lanes=initiative&from=2019&to=2023",
    "front-nothing": "/?q=没有这样的话",
    "matrix": "/compare",
    "matrix-themes": "/compare?by=theme&columns=first&least=1",
    "side-ecommerce": "/compare/youth-ecommerce",
    "side-plan": "/compare/youth-plan",
    "side": "/compare/{initiative}",
    "documents-against": "/compare/documents?a={any_document}&b={other}",
    "documents-choose": "/compare/documents",
    "wording": "/compare/wording",
    "initiatives": "/initiatives",
    "initiative": "/initiatives/{initiative}",
    "spread": "/initiatives/{initiative}/spread",
    "committees": "/committees",
    "committee": "/committees/{committee}",
    "committee-quiet": "/committees/{quiet_committee}",
    "years": "/committees/{committee}/years",
    "years-one": "/committees/{committee}/years/{years_initiative}",
    "documents": "/documents",
    "reader": "/documents/{document}",
    "reader-digest": "/documents/{any_document}",
    "milestone": "/milestones/{milestone}",
    "event": "/events/{event}",
    "search": "/search?q=志愿",
    "search-phrase": "/search?q={quote}",
    "search-nothing": "/search?q=没有这样的话",
    "search-empty": "/search",
    "search-wrong": "/search?q=(青年",
    "reports": "/reports",
    "report-table": "/reports/adoption_order",
    "report-choice": "/reports/below_not_above",
    "report-chart": "/reports/themes_by_year",
    "sql": "/sql?sql=SELECT+*+FROM+timeline+LIMIT+5",
    "sql-wrong": "/sql?sql=DELETE+FROM+timeline",
    "dictionary": "/sql/views",
    "exports": "/exports",
    "api": "/api",
    "about": "/about",
    "imports": "/imports",
    "import": "/imports/1",
    "missing": "/nowhere",
    "missing-document": "/documents/nothing",
    "bad": "/?from=yesterday",
    "broken": "/broken",
}
#: Pages that are of an error, with its status.
ERRORS = {"missing": 404, "missing-document": 404, "bad": 400, "broken": 500, "sql-wrong": 400}
#: Pages that are seen by an editor who has logged in.
EDITED = {
    "login": "/login",
    "review": "/review",
    "review-document": "/review/documents/{any_document}",
    "review-statement": "/review/statements/{milestone}",
    "review-initiative": "/review/initiatives/{initiative}",
    "review-history": "/review/history",
    "review-log": "/review/log",
    "review-accounts": "/review/accounts",
    "review-reports": "/review/reports",
    "upload": "/imports/new",
    "again": "/imports/again",
    "undo": "/imports/1/undo",
    "review-event": "/review/events/{event}",
    "review-note": "/review/documents/{any_document}/{note}",
    "review-committee": "/review/committees/{committee}",
    "review-password": "/review/account",
}
#: Pages of an archive that holds nothing.
EMPTY = {
    name: path
    for name, path in PAGES.items()
    if "{" not in path
    and name not in {"missing", "missing-document", "bad", "broken", "side-ecommerce", "side-plan", "import"}
} | {
    "initiative": "/initiatives/youth-plan",
    "spread": "/initiatives/youth-plan/spread",
    "side-plan": "/compare/youth-plan",
}
#: Pages of an archive of a printed page, and what an editor sees there (what waits for a decision is added).
PAPER = {
    "reader-source": "/documents/{any_document}?beside=source",
    "reader-photograph": "/documents/{other}?beside=source",
    "wording": "/compare/wording",
    "imports": "/imports",
}
PAPER_EDITED = {"login": "/login", "undo": "/imports/1/undo"}


def addresses(archive: Connection, pages: dict[str, str]) -> dict[str, str]:
    """The pages with what they need filled in; those that need what the archive lacks are left out."""
    held = {name: archive.scalar(text(statement)) for name, statement in LOOKUPS.items()}
    needed = {name: [key for key in held if "{" + key + "}" in path] for name, path in pages.items()}
    return {name: path.format(**held) for name, path in pages.items() if all(held[key] for key in needed[name])}
