"""stub"""
from flask import Blueprint
blueprint = Blueprint("documents", __name__)
@blueprint.get("/documents")
def index(): return "x"
@blueprint.get("/documents/<public_id>")
def show(public_id): return "x"
