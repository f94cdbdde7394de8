"""Workbooks: files of tables that come from elsewhere, opened behind several doors."""
