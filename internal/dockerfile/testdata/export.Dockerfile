FROM oven/bun:1.2 AS build
COPY . .
RUN bun run build
FROM scratch
COPY --from=build /app/dist /
