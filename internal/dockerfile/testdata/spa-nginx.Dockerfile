FROM node:22 AS deps
COPY package.json .
RUN npm ci
FROM deps AS build
COPY . .
RUN yarn vite build
FROM nginxinc/nginx-unprivileged:1.28
COPY --from=build /app/dist /usr/share/nginx/html
