# Two stages: the first builds with everything that `npm start` installs, the second has only what a server runs with.
# docs/deploy has compose files and Kubernetes manifests for it.
FROM node:24.22.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --include=optional
COPY . .
RUN node lib/cli/image.mjs /image

FROM node:24.22.1-bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build /image ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# Without a shell or npm in between, signals reach the server. Nothing but /data and /tmp is written.
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "lib/cli/healthcheck.mjs"]
CMD ["node", "lib/cli/serve-image.mjs"]
