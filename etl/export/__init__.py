"""The published file in the forms others work with: `export` writes one of FORMS; equal builds give equal bytes."""

from etl.export.forms import FORMS, export

__all__ = ["FORMS", "export"]
