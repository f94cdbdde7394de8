"""The one tree of errors: every leaf has a title and a sentence a tired auditor can act on."""
