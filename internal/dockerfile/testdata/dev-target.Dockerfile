FROM python:3.13-slim AS base
WORKDIR /app
ENV PATH=/venv/bin:$PATH
USER 1000
CMD ["gunicorn", "shop.wsgi"]

FROM base AS dev
COPY requirements/dev.txt requirements.txt ./
RUN pip install -r requirements.txt && \
    pip install -r requirements/dev.txt
CMD python manage.py runserver 0.0.0.0:8000

FROM base AS prod
COPY . .
ENTRYPOINT ["docker-entrypoint.sh"]
