FROM node:22-slim
COPY . .
RUN npm install && npm run build
CMD npx serve -s dist
