"""One module a page, or a family of them: what is asked, what is done, what is shown."""
