"""Reading and writing training plans: Word, PDF, text, HTML, Markdown, YAML."""
