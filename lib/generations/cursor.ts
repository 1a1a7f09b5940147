/** Where a page of the gallery ends: the last row's time and id, opaque to the browser. */
export type Position = { createdAt: Date; id: string };

export const encodeCursor = (at: Position): string =>
  Buffer.from(`${at.createdAt.getTime()}.${at.id}`).toString("base64url");

/** Null for anything that this instance did not write. */
export function decodeCursor(cursor: string): Position | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(Buffer.from(cursor.slice(0, 200), "base64url").toString());
  if (!match?.[1] || !match[2]) return null;
  const createdAt = new Date(Number(match[1]));
  return Number.isNaN(createdAt.getTime()) ? null : { createdAt, id: match[2] };
}
