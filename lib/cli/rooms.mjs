/**
 * The rooms of each layer, from top to bottom. A file may import from its own room and from rooms below it, never from one
 * above. `files` belong to no noun: they stand at the root of the layer, and every room may use them.
 */
export const layers = {
  components: {
    rooms: ["composer", "gallery", "detail", "share", "shell", "notifications", "account", "video", "ui"],
    files: [],
  },
  lib: {
    rooms: [
      "server",
      "archives",
      "shares",
      "prompts",
      "gallery",
      "posters",
      "images",
      "generations",
      "files",
      "accounts",
      "preferences",
      "auth",
      "http",
      "storage",
      "provider",
      "simulator",
      "safe-fetch",
      "i18n",
      "cli",
    ],
    files: ["log.ts", "secret.ts"],
  },
  db: {
    rooms: [
      "archives",
      "shares",
      "prompts",
      "posters",
      "generations",
      "gallery",
      "images",
      "accounts",
      "migrations",
      "schema",
    ],
    files: [],
  },
};

/** Layers from top to bottom: a file may import from its own layer and from those below. */
export const layerOrder = ["e2e", "app", "components", "lib", "db"];

/** More files than this in one folder, and a newcomer no longer sees what is there. */
export const MAX_FILES = 40;
