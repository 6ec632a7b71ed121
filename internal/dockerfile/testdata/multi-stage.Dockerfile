# syntax=docker/dockerfile:1
ARG GO=1.24
ARG BASE=gcr.io/distroless/static-debian12
FROM golang:${GO}-alpine AS build
WORKDIR /src
COPY . .
RUN go build -o /app ./cmd/app

FROM ${BASE}:nonroot@sha256:1111111111111111111111111111111111111111111111111111111111111111
COPY --from=build /app /app
EXPOSE 8080 9090/udp $PORT 80/\x1b 8000-8010
HEALTHCHECK CMD ["/app", "health"]
ENTRYPOINT ["/app"]
