import { z } from "zod";

/** Raised when an older version could not read what a newer one writes. */
export const FORMAT = 1;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const part = z.object({ sha256, bytes: z.number().int().min(0) });

/** Written last: a backup without it is incomplete. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** The version of Ninefold that made it, and the moment of its newest migration in ms. */
  version: z.string().max(50),
  migration: z.number().int(),
  createdAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string().max(100), rows: z.number().int().min(0) })).max(1_000),
  rows: part,
  files: part.extend({ count: z.number().int(), fileBytes: z.number().int() }),
  /** Files that rows name and the store had lost. */
  missing: z.array(z.string().max(200)),
  /** Of rows alone, made before an update: restored, they name the files that are still in the store. */
  filesStay: z.literal(true).optional(),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** One file of a backup: its key in the store, and what its contents are called. */
export const backupFileSchema = z.object({ key: z.string().max(200), sha256, bytes: z.number().int().min(0) });
export type BackupFile = z.infer<typeof backupFileSchema>;

/** Where contents and lists are. Contents are named by their hash and never written twice. */
export const contentKey = (hash: string) => `files/${hash}`;
export const partKey = (id: string, part: "manifest.json" | "rows.gz" | "files.gz") => `backups/${id}.${part}`;
export const BACKUP_KEYS = {
  folders: ["files", "backups"],
  pattern: /^(?:files\/[0-9a-f]{64}|backups\/\d{8}T\d{6}Z\.(?:manifest\.json|rows\.gz|files\.gz))$/,
};

/** Such as 20261126T033000Z: sorts by time and is a file's name everywhere. */
export const idOf = (moment: Date) => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
export const momentOf = (id: string) =>
  new Date(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
