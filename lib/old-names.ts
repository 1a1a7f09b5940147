/**
 * The names of version 0.1 that were given out or stored and are still understood: the current name, then the old one.
 * One constant per place, so that a page's script contains only those that it reads by. To retire a name, delete its
 * line; where a constant is left empty, delete it and the call that reads by it.
 */
type OldNames = Readonly<Record<string, string>>;

/** Pages in bookmarks: redirected. */
export const OLD_PAGES = { "/gallery/trash": "/gallery/bin" };

/** Files and uploads, with everything below: rewritten, because the provider still has such addresses. */
export const OLD_FILES = {
  "/api/files/image": "/api/files/reference",
  "/api/files/shared/:slug/image": "/api/files/shared/:slug/reference",
  "/api/images": "/api/references",
};

/** Parameters of the gallery, in bookmarks and saved views. */
export const OLD_FILTER = { favorite: "favourite", images: "pictures", batch: "set" };

/** Parameters of the composer and of a share link's files. */
export const OLD_PARAMETERS = { video: "film", image: "picture" };

/** Fields of a draft, in a database, in a tab or in a page that is still open. */
export const OLD_DRAFT = { images: "pictures", imageId: "referenceId" };

/** Files of an exported archive; of the images, how their names begin. */
export const OLD_ARCHIVE = { "manifest.json": "about.json", image: "reference" };

/** Fields of an archive's manifest. */
export const OLD_MANIFEST = { favorite: "favourite", images: "references" };

/** Fields of a task in the simulator's file. */
export const OLD_TASK = { variation: "take" };

/** The session cookie over https. */
export const OLD_SESSION_COOKIE = "__Secure-authjs.session-token";

/** Folders of stored files. New files go into the current one; nothing moves the old ones. */
export const OLD_FOLDERS = { images: "references" };

/** Variables of the environment. The server names the ones that are set in its log. */
export const OLD_VARIABLES = {
  GENERATIONS_AT_ONCE: "RENDERS_AT_ONCE",
  CREDITS_USER_DAY: "CREDITS_PERSON_DAY",
  CREDITS_USER_MONTH: "CREDITS_PERSON_MONTH",
};

/** First lines of what is signed. These are still written: with another one, no address given out would open. */
export const SIGNED_AS = { image: "reference", video: "shared film" };

/** `get` that looks under the old name where there is nothing under the current one. */
export const acceptOldNames =
  <Value>(get: (name: string) => Value, names: OldNames) =>
  (name: string): Value =>
    get(name) ?? get(names[name] ?? name);

/**
 * A value from JSON with the current names of its fields, down to the objects of a list in it: no deeper, because a
 * request may be nested without end. Where a field has both names, the current one wins.
 */
export function withCurrentNames(value: unknown, names: OldNames, depth = 3): unknown {
  if (typeof value !== "object" || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((one) => withCurrentNames(one, names, depth - 1));
  const fields = new Map(Object.entries(value));
  for (const [name, old] of Object.entries(names)) {
    if (fields.has(old) && !fields.has(name)) fields.set(name, fields.get(old));
    fields.delete(old);
  }
  return Object.fromEntries([...fields].map(([name, held]) => [name, withCurrentNames(held, names, depth - 1)]));
}
