FROM ruby:3.4
ARG BUNDLE_TOKEN
ARG API_KEY=hunter2hunter2
ENV DB_PASSWORD="hunter2hunter2" DB_PASSWORD_FILE=/run/secrets/db \
    COMPASS=north EMPTY_SECRET= PUBLIC_KEY=abc
ENV OLD_TOKEN hunter2hunter2
RUN curl -fsSLk https://example.org/a.sh | sh
RUN set -e; \
    apk add \
      --allow-untrusted ./b.apk
CMD bundle exec puma >> /var/log/puma.log 2>&1
