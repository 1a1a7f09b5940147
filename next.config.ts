import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants";
import createNextIntlPlugin from "next-intl/plugin";

import { env } from "./env";

import { actionKey } from "./lib/cli/action-key.mjs";
import { buildId } from "./lib/cli/build/build-id.mjs";
import { hintCompilation } from "./lib/cli/build/compile-hints.mjs";
import { compressStatic } from "./lib/cli/build/compress-static.mjs";
import { root } from "./lib/cli/root.mjs";

import { STATIC_HEADERS, UNFRAMED } from "./lib/http/security-headers";
import { OLD_FILES, OLD_PAGES } from "./lib/old-names";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/server/i18n-request.ts",
  experimental: { messages: { path: "./lib/i18n/messages", format: "json", locales: ["en", "zh"], precompile: true } },
});

const config: NextConfig = {
  // Only for the container image: it copies what a server needs to .next/standalone, which `npm start` would not use.
  output: process.env.NINEFOLD_STANDALONE === "1" ? "standalone" : undefined,
  // Only components with "use memo": compiled everywhere, it was a quarter of every page's own script.
  reactCompiler: { compilationMode: "annotation" },
  compiler: {
    async runAfterProductionCompile({ distDir }) {
      await hintCompilation(distDir);
      await compressStatic(distDir);
    },
  },
  typedRoutes: true,
  poweredByHeader: false,
  // proxy.ts redirects pages to the address without it. A sender of callbacks need not follow a redirect, so /api
  // accepts both.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Never stream the metadata after the head: link previews look for it there, under any user agent.
  htmlLimitedBots: /.*/,
  // Native and WebAssembly code must be loaded from node_modules: bundled, it loses its binaries.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "fs-native-extensions",
    "@node-rs/argon2",
    "sharp",
    "pg",
    "prom-client",
  ],
  // The media process is run by plain Node: no bundle contains it, and no import leads there.
  outputFileTracingIncludes: { "/**": ["./lib/media/jobs/*.mjs"] },
  // The optimizer caches images without checking links: a shared poster would remain after its link was revoked.
  images: { unoptimized: true },
  // The compiler of types alone takes as much memory as the build. `npm run check` and `npm test` run it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A proxy may send another Host than users type, or omit its port. Read at each start.
    serverActions: { allowedOrigins: [new URL(env.appUrl).host] },
    // A server that starts would load every page into memory before it answers, with what only some of them need.
    preloadEntriesOnStart: false,
    // Nothing reads them: the server runs without --enable-source-maps.
    turbopackSourceMaps: false,
    // Another 120 MB on disk, and a minute of writing on a busy machine.
    turbopackFileSystemCacheForBuild: false,
  },
  redirects: async () =>
    Object.entries(OLD_PAGES).map(([destination, source]) => ({ source, destination, permanent: true })),
  rewrites: async () =>
    Object.entries(OLD_FILES).map(([now, old]) => ({ source: `${old}/:path*`, destination: `${now}/:path*` })),
  headers: async () => [{ source: "/:path*", headers: STATIC_HEADERS }, UNFRAMED],
};

export default async (phase: string): Promise<NextConfig> => {
  const building = phase === PHASE_PRODUCTION_BUILD;
  if (!building && phase !== PHASE_PRODUCTION_SERVER)
    return withNextIntl({ ...config, pageExtensions: ["dev.tsx", "tsx", "ts"] });
  // Set here because every build and every server loads this file, however it is started.
  const { AUTH_SECRET, DATA_DIR } = process.env;
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey({ AUTH_SECRET, DATA_DIR }, root) ?? "";
  const deploymentId = await buildId(building ? "build" : "serve");
  // Without an id of its own each build would have the same name, and `npm start` could not tell them apart.
  return withNextIntl({ ...config, deploymentId, generateBuildId: () => deploymentId ?? null });
};
