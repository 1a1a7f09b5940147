import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants";
import createNextIntlPlugin from "next-intl/plugin";

import { env } from "./env";

import { actionKey } from "./lib/cli/action-key.mjs";
import { buildId } from "./lib/cli/build-id.mjs";
import { root } from "./lib/cli/root.mjs";

import { STATIC_HEADERS, UNFRAMED } from "./lib/http/security-headers";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/server/i18n-request.ts",
  experimental: { messages: { path: "./lib/i18n/messages", format: "json", locales: ["en", "zh"], precompile: true } },
});

const config: NextConfig = {
  // Only what asks for it with "use memo": compiled everywhere, it was a quarter of every page's own script.
  reactCompiler: { compilationMode: "annotation" },
  typedRoutes: true,
  poweredByHeader: false,
  // proxy.ts leads pages to the address without it. A sender of callbacks need not follow a redirect, so /api takes both.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Nobody gets the metadata streamed after the head: readers of links look for it there, whatever they call themselves.
  htmlLimitedBots: /.*/,
  // Native and WebAssembly code must be loaded from node_modules: bundled, it loses its binaries.
  serverExternalPackages: ["@electric-sql/pglite", "fs-native-extensions", "@node-rs/argon2", "sharp", "pg"],
  // The optimizer keeps what it fetched and checks no link: a shared poster would stay after its link was revoked.
  images: { unoptimized: true },
  // A proxy may pass on another Host than the one that people type, or without its port. Read at each start.
  experimental: { serverActions: { allowedOrigins: [new URL(env.appUrl).host] } },
  // Addresses of version 0.1: bookmarks, and image links that the provider still holds.
  redirects: async () => [{ source: "/gallery/bin", destination: "/gallery/trash", permanent: true }],
  rewrites: async () => [
    { source: "/api/files/reference/:id", destination: "/api/files/image/:id" },
    { source: "/api/files/shared/:slug/reference", destination: "/api/files/shared/:slug/image" },
    { source: "/api/references/:path*", destination: "/api/images/:path*" },
  ],
  headers: async () => [{ source: "/:path*", headers: STATIC_HEADERS }, UNFRAMED],
};

export default async (phase: string): Promise<NextConfig> => {
  const building = phase === PHASE_PRODUCTION_BUILD;
  if (!building && phase !== PHASE_PRODUCTION_SERVER)
    return withNextIntl({ ...config, pageExtensions: ["dev.tsx", "tsx", "ts"] });
  // Set here because every build and every server passes here, whoever started it.
  const { AUTH_SECRET, DATA_DIR } = process.env;
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionKey({ AUTH_SECRET, DATA_DIR }, root) ?? "";
  const deploymentId = await buildId(building ? "build" : "serve");
  // Without an id of its own each build would be called the same, and `npm start` could not tell whose build is there.
  return withNextIntl({ ...config, deploymentId, generateBuildId: () => deploymentId ?? null });
};
