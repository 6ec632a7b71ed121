# syntax=docker/dockerfile:1
# The image of advisor: one static program, its licence, and nothing else.
#
#   docker build -t advisor .
#   docker run --rm -v "$PWD:/project:ro" advisor
#   docker run --rm -it -v "$PWD:/project" --user "$(id -u):$(id -g)" advisor --save advisor.yaml
#
# Build it from a checkout: the version is read from .git, which a build from a
# URL leaves out. The base image is pinned by version; whoever publishes the
# image may pin it by digest. What comes out depends on the commit and on Go
# alone. scripts/image runs the build stage without Docker and tries the result.
FROM --platform=$BUILDPLATFORM golang:1.26.8 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -buildvcs=true -ldflags="-s -w" -o /out/advisor ./cmd/advisor

FROM scratch
LABEL org.opencontainers.image.title="advisor" \
      org.opencontainers.image.description="Decide between Docker Compose and Kubernetes for production" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /src/LICENSE /LICENSE
COPY --from=build /out/advisor /advisor
USER 65532:65532
WORKDIR /project
ENTRYPOINT ["/advisor"]
