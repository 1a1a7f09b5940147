import { readFileSync } from "node:fs";
import path from "node:path";

/** The major version of PostgreSQL that the package is. Its files are readable by that one alone. */
export const EMBEDDED_MAJOR = 18;

/**
 * Throws a one-line Error for a database folder of another major version, before it is opened: PGlite would end with an
 * assertion of WebAssembly, after it wrote to the folder.
 */
export function refuseOtherMajor(dataDir: string): void {
  const folder = path.join(dataDir, "pglite");
  const made = Number.parseInt(readVersion(folder), 10);
  // No folder yet, or one that a crash left before there was anything in it.
  if (Number.isNaN(made) || made === EMBEDDED_MAJOR) return;
  const differ = `The database in ${folder} is PostgreSQL ${made}'s, and this version of Ninefold reads ${EMBEDDED_MAJOR}'s.`;
  throw new Error(
    made > EMBEDDED_MAJOR
      ? `${differ} Start the newer version of Ninefold that made it.`
      : `${differ} Nothing was changed. With the version of Ninefold before: npm run backup -- --to FOLDER. Then rename ${folder}, and with this one: npm run restore -- --from FOLDER`,
  );
}

function readVersion(folder: string): string {
  try {
    return readFileSync(path.join(folder, "PG_VERSION"), "utf8");
  } catch {
    return "";
  }
}
