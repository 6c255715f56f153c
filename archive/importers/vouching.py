"""What decisions about names do to the archive's own catalogue: done with the decision, undone when it is taken back.

A name that a person accepted, split off or gave an alias is vouched for: it stays when no document speaks of it.
"""

from typing import Any

from sqlalchemy import Connection, delete, select, update

from archive.importers import corrections, deciding
from archive.importers import names as naming
from archive.importers.bodies import add_aliases
from archive.importers.writing import Keys
from archive.schema.corrections import ARCHIVE
from archive.schema.metadata import Family, Initiative, InitiativeAlias, Organisation, OrganisationAlias
from archive.schema.vocabulary import Decision, FindingKind, Provenance


def learn(connection: Connection, decision: Any) -> None:
    """Have in the catalogue what a decision about a name taught, as far as the archive holds what it names."""
    after = decision.after or {}
    if decision.decision is Decision.ADDED:
        add_alias(connection, decision.kind, decision.quoted, after["name"])
    elif decision.decision is Decision.SPLIT and decision.kind is FindingKind.INITIATIVE:
        vouch(connection, decision.kind, after["name"])
    elif decision.decision is Decision.ACCEPTED:
        vouch(connection, decision.kind, decision.quoted)
    elif decision.decision is Decision.CHANGED and after.get("family"):
        put_into_family(connection, decision.quoted, after["family"])


def unlearn(connection: Connection, decision: Any) -> None:
    """Take out of the catalogue what a decision that was taken back had taught, unless another one stands for it."""
    after = decision.after or {}
    if decision.decision is Decision.ADDED:
        _unvouch(connection, decision.kind, after["name"])
        _remove_alias(connection, decision.kind, decision.quoted, after["name"])
    elif decision.decision is Decision.SPLIT:
        _unvouch(connection, decision.kind, after["name"])
    elif decision.decision is Decision.ACCEPTED:
        _unvouch(connection, decision.kind, decision.quoted)
    elif decision.decision is Decision.CHANGED and after.get("family"):
        put_into_family(connection, decision.quoted, (decision.before or {}).get("family"))


def add_alias(connection: Connection, kind: FindingKind, alias: str, name: str) -> bool:
    """Give an initiative or body a further name, and vouch for it; False where it has that name already or is not held."""
    held = deciding.row(connection, kind, name)
    if held is None:
        return False
    add = naming.add_initiative_aliases if kind is FindingKind.INITIATIVE else add_aliases
    vouch(connection, kind, name)
    return add(connection, Keys(connection), held.id, [alias], Provenance.PERSON) > 0


def vouch(connection: Connection, kind: FindingKind, name: str) -> None:
    """Let a name that a document brought stay for a person's sake."""
    _turn(connection, kind, name, Provenance.DISCOVERED, Provenance.PERSON)


def put_into_family(connection: Connection, name: str, family: str | None) -> str | None:
    """Put an initiative into a family (by slug or name, made where it is new), or into none; the one in which it was."""
    row = deciding.row(connection, FindingKind.INITIATIVE, name)
    if row is None:
        return None
    before = connection.scalar(select(Family.slug).where(Family.id == row.family_id))
    key = naming.family_key(connection, Keys(connection), family, {})
    connection.execute(update(Initiative).where(Initiative.id == row.id).values(family_id=key))
    return before


def _unvouch(connection: Connection, kind: FindingKind, name: str) -> None:
    standing = [d for d in corrections.standing(connection, ARCHIVE) if d.kind is kind]
    named = {d.after["name"] for d in standing if d.decision in (Decision.ADDED, Decision.SPLIT)}
    accepted = {d.quoted for d in standing if d.decision is Decision.ACCEPTED}
    if name not in named | accepted:
        _turn(connection, kind, name, Provenance.PERSON, Provenance.DISCOVERED)


def _turn(connection: Connection, kind: FindingKind, name: str, old: Provenance, new: Provenance) -> None:
    model = Initiative if kind is FindingKind.INITIATIVE else Organisation
    connection.execute(update(model).where(model.name == name, model.provenance == old).values(provenance=new))


def _remove_alias(connection: Connection, kind: FindingKind, alias: str, name: str) -> None:
    held = deciding.row(connection, kind, name)
    initiative = kind is FindingKind.INITIATIVE
    table: Any = InitiativeAlias if initiative else OrganisationAlias
    owner = InitiativeAlias.initiative_id if initiative else OrganisationAlias.organisation_id
    if held is not None:
        connection.execute(
            delete(table).where(owner == held.id, table.alias == alias, table.provenance == Provenance.PERSON)
        )
