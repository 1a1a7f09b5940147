/**
 * The modules of each layer, from top to bottom: one folder each. A file may import from its own module and from modules
 * below it, never from one above. `files` are at the root of the layer because they belong to no noun; every module may
 * use them, unless they belong to a module, which is named then.
 * @type {Record<string, { modules: string[], files: Record<string, string | null> }>}
 */
export const layers = {
  components: {
    modules: [
      "palette",
      "elements",
      "composer",
      "detail",
      "gallery",
      "sequences",
      "share",
      "admin",
      "account",
      "shell",
      "notifications",
      "video",
      "commands",
      "refine",
      "ui",
    ],
    files: {},
  },
  lib: {
    modules: [
      "doctor",
      "server",
      "admin",
      "removal",
      "search",
      "archives",
      "shares",
      "sequences",
      "prompts",
      "refine",
      "elements",
      "gallery",
      "posters",
      "images",
      "generations",
      "files",
      "accounts",
      "auth",
      "security",
      "http",
      "backup",
      "storage",
      "media",
      "videos",
      "simulator",
      "provider",
      "safe-fetch",
      "metrics",
      "preferences",
      "mail",
      "i18n",
      "text",
      "cli",
    ],
    files: { "log.ts": null, "old-files.ts": null, "old-names.ts": null, "request-id.ts": null, "secret.ts": null },
  },
  db: {
    modules: [
      "admin",
      "removal",
      "archives",
      "shares",
      "elements",
      "sequences",
      "prompts",
      "posters",
      "generations",
      "gallery",
      "images",
      "accounts",
      "security",
      "backup",
      "instance",
      "connection",
      "embedded",
      "schema",
    ],
    files: {
      "client.ts": "connection",
      "rows.ts": null,
      "errors.ts": null,
      "query-error.ts": null,
      "availability.ts": null,
      "clock.ts": null,
      "database.ts": null,
      "ping.ts": "connection",
      "upgrade.ts": "connection",
    },
  },
};

/** Layers from top to bottom: a file may import from its own layer and from those below. */
export const layerOrder = ["e2e", "app", "components", "lib", "db"];

/** With more files than this in one folder, a newcomer no longer gets an overview. */
export const MAX_FILES = 40;
