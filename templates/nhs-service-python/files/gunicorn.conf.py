"""How gunicorn runs the service: `gunicorn` in this folder reads this file."""

import os

wsgi_app = "wsgi:app"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
threads = 4
timeout = 30
graceful_timeout = 20
# The service logs requests itself, without addresses of people.
accesslog = None
# Workers that were started afresh now and then cannot leak memory for long.
max_requests = 5000
max_requests_jitter = 500
