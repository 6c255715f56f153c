"""What the archive knows: regions, bodies, initiatives, its state.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def words(*values: str, name: str) -> sa.Enum:
    """A closed word list, held by a CHECK."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.create_table(
        "archive_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_archive_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive_state")),
    )
    op.create_table(
        "families",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_families")),
        sa.UniqueConstraint("slug", name=op.f("uq_families_slug")),
    )
    op.create_table(
        "regions",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column(
            "level",
            words("central", "province", "prefecture", "county", "township", "grassroots", name="level"),
            nullable=False,
        ),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("valid_from", sa.Integer(), nullable=True),
        sa.Column("valid_to", sa.Integer(), nullable=True),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_regions_validity_order")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["regions.id"], name=op.f("fk_regions_parent_id_regions"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("code", "path", name=op.f("uq_regions_code_path")),
    )
    op.create_index(op.f("ix_regions_code"), "regions", ["code"], unique=False)
    op.create_index(op.f("ix_regions_parent_id"), "regions", ["parent_id"], unique=False)
    op.create_index(op.f("ix_regions_path"), "regions", ["path"], unique=False)
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("official_name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            words(
                "league",
                "party",
                "government",
                "people's-organisation",
                "company",
                "school",
                "media",
                "other",
                name="organisationkind",
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            words("central", "province", "prefecture", "county", "township", "grassroots", name="level"),
            nullable=True,
        ),
        sa.Column("region_id", KEY, nullable=True),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("valid_from", sa.Integer(), nullable=True),
        sa.Column("valid_to", sa.Integer(), nullable=True),
        sa.Column("provenance", words("catalogue", "discovered", "person", name="provenance"), nullable=False),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_organisations_validity_order")),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["organisations.id"],
            name=op.f("fk_organisations_parent_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["regions.id"], name=op.f("fk_organisations_region_id_regions"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("name", name=op.f("uq_organisations_name")),
        sa.UniqueConstraint("public_id", name=op.f("uq_organisations_public_id")),
    )
    op.create_index(op.f("ix_organisations_official_name"), "organisations", ["official_name"], unique=False)
    op.create_index(op.f("ix_organisations_parent_id"), "organisations", ["parent_id"], unique=False)
    op.create_index(op.f("ix_organisations_region_id"), "organisations", ["region_id"], unique=False)
    op.create_table(
        "initiatives",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            words(
                "programme",
                "campaign",
                "mechanism",
                "platform",
                "competition",
                "honour",
                "reform",
                "policy-document",
                "theme",
                name="initiativekind",
            ),
            nullable=False,
        ),
        sa.Column(
            "theme",
            words(
                "ideology",
                "organisation",
                "service",
                "contribution",
                "reform",
                "employment",
                "rural",
                "volunteering",
                "rights",
                "pandemic",
                "poverty",
                "pioneers",
                "publicity",
                name="theme",
            ),
            nullable=False,
        ),
        sa.Column("family_id", KEY, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("provenance", words("catalogue", "discovered", "person", name="provenance"), nullable=False),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.CheckConstraint("first_year <= last_year", name=op.f("ck_initiatives_year_order")),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_initiatives_family_id_families"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_initiatives_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatives")),
        sa.UniqueConstraint("name", name=op.f("uq_initiatives_name")),
        sa.UniqueConstraint("slug", name=op.f("uq_initiatives_slug")),
    )
    op.create_index(op.f("ix_initiatives_family_id"), "initiatives", ["family_id"], unique=False)
    op.create_index(op.f("ix_initiatives_organisation_id"), "initiatives", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_initiatives_theme"), "initiatives", ["theme"], unique=False)
    op.create_table(
        "organisation_aliases",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("provenance", words("catalogue", "discovered", "person", name="provenance"), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_aliases_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_aliases")),
        sa.UniqueConstraint("organisation_id", "alias", name=op.f("uq_organisation_aliases_organisation_id_alias")),
    )
    op.create_index(op.f("ix_organisation_aliases_alias"), "organisation_aliases", ["alias"], unique=False)
    op.create_table(
        "initiative_aliases",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("initiative_id", KEY, nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("provenance", words("catalogue", "discovered", "person", name="provenance"), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiatives.id"],
            name=op.f("fk_initiative_aliases_initiative_id_initiatives"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_aliases")),
        sa.UniqueConstraint("initiative_id", "alias", name=op.f("uq_initiative_aliases_initiative_id_alias")),
    )
    op.create_index(op.f("ix_initiative_aliases_alias"), "initiative_aliases", ["alias"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_initiative_aliases_alias"), table_name="initiative_aliases")
    op.drop_table("initiative_aliases")
    op.drop_index(op.f("ix_organisation_aliases_alias"), table_name="organisation_aliases")
    op.drop_table("organisation_aliases")
    op.drop_index(op.f("ix_initiatives_theme"), table_name="initiatives")
    op.drop_index(op.f("ix_initiatives_organisation_id"), table_name="initiatives")
    op.drop_index(op.f("ix_initiatives_family_id"), table_name="initiatives")
    op.drop_table("initiatives")
    op.drop_index(op.f("ix_organisations_region_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_parent_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_official_name"), table_name="organisations")
    op.drop_table("organisations")
    op.drop_table("settings")
    op.drop_index(op.f("ix_regions_path"), table_name="regions")
    op.drop_index(op.f("ix_regions_parent_id"), table_name="regions")
    op.drop_index(op.f("ix_regions_code"), table_name="regions")
    op.drop_table("regions")
    op.drop_table("families")
    op.drop_table("archive_state")
