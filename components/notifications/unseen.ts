/** A video that finished while no tab was visible. */
export type Finished = { id: string; name: string; made: boolean };

/** The storage key under which a user's tabs keep what finished unseen. */
export const memoryKey = (who: string): string => `ninefold-away-${who}`;

export function readUnseen(who: string): Finished[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(memoryKey(who)) ?? "null");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
