"""Reading measured against labelled minutes."""
