"""The rules: what a case is, what the law says of it, and how cases become safe numbers."""
