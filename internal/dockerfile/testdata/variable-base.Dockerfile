ARG REGISTRY
FROM ${REGISTRY}/base/java:21
ENTRYPOINT java -jar /app.jar
CMD ["--verbose"]
