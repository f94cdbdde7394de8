"""XLSForm: instruments as the workbooks ODK and Kobo use, read and written."""
