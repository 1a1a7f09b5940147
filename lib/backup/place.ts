/** Where backups are kept. `prefix` is empty or ends with a slash. */
export type BackupPlace = { kind: "folder"; path: string } | { kind: "s3"; bucket: string; prefix: string };

/** Reads a folder's path, or `s3://bucket/prefix`. Null when it is neither. */
export function parseBackupPlace(text: string): BackupPlace | null {
  if (/^s3:\/\//i.test(text)) {
    const [, bucket, prefix = ""] =
      /^s3:\/\/([a-zA-Z0-9][a-zA-Z0-9._-]{1,254})(?:\/([\w!.*'()/-]*))?$/i.exec(text) ?? [];
    if (!bucket) return null;
    const inside = prefix.replace(/^\/+|\/+$/g, "");
    return { kind: "s3", bucket, prefix: inside === "" ? "" : `${inside}/` };
  }
  // Only a shell replaces ~ and $.
  return /^(?!\$|~|%\w+%|\w+:\/\/)[^\p{Cc}]+$/u.test(text) ? { kind: "folder", path: text } : null;
}
