RUN echo too early
FROM alpine:3.22
FORM alpine
COPY onlyone
HEALTHCHECK NONE
ONBUILD RUN true
CMD ["sh", "-c", "exec nodemon index.js"]
