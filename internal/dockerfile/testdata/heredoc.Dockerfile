FROM alpine
RUN <<EOF
set -e
git config --global http.sslVerify false
pip install --no-cache-dir .[dev]
EOF
RUN --mount=type=bind,from=alpine,target=/x true
USER app:app
CMD supervisord -c /etc/supervisord.conf
