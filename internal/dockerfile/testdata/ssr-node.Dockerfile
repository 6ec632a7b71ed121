FROM node:22-slim
ENV NODE_ENV=production
COPY . .
RUN npm install
RUN npm run build
EXPOSE 3000
CMD ["node", "server.js"]
