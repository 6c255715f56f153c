"""stub"""
from flask import Blueprint
blueprint = Blueprint("sql", __name__)
@blueprint.get("/sql")
def show(): return "x"
@blueprint.get("/sql/i")
def index(): return "x"
@blueprint.get("/sql/<public_id>")
def one(public_id): return "x"
