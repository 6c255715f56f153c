"""stub"""
from flask import Blueprint
blueprint = Blueprint("reports", __name__)
@blueprint.get("/reports")
def show(): return "x"
@blueprint.get("/reports/i")
def index(): return "x"
@blueprint.get("/reports/<public_id>")
def one(public_id): return "x"
