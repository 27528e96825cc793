"""Where `flask run` and gunicorn find the application."""

from [%= pythonName %] import create_app

app = create_app()
