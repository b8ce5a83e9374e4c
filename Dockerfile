# Debian's slim image, not Alpine: libsql, jieba and sqlite-vec come as ready binaries, and sqlite-vec has none for musl.
# Nothing is compiled here, so the image needs no compiler.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
# the contents of a folder are copied, not the folder: each has a line of its own
COPY src src/
COPY analyzers analyzers/
COPY graph graph/
COPY ingest ingest/
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    FAULTBOOK_DATA=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts
# what the product reads beside its code: dictionary and glossary, the starter graph, its golden cases and articles
COPY analyzers/text/dictionary.txt analyzers/text/
COPY analyzers/text/glossary analyzers/text/glossary/
COPY graph/knowledge graph/knowledge/
COPY fixtures/cases fixtures/cases/
COPY ingest/starter ingest/starter/
COPY --from=build /app/dist dist/
# a new volume takes over the owner of the folder that it is mounted on
RUN install -d -o 1000 -g 1000 -m 0700 /data
# the user "node" of the base image, by number so that "no root" can be checked from outside; the code stays root's
USER 1000:1000
EXPOSE 7070
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7070/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["serve", "--host", "0.0.0.0"]
