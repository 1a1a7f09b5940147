import { claimOnce } from "./claim-once";

/** A video that finished while no tab was visible. */
export type Finished = { id: string; name: string; made: boolean };

const MOST_AWAY = 99;
/** The storage key under which a user's tabs keep what finished unseen. */
export const memoryKey = (who: string): string => `ninefold-away-${who}`;

function read(who: string): Finished[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(memoryKey(who)) ?? "null");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(who: string, away: Finished[]): void {
  try {
    localStorage.setItem(memoryKey(who), JSON.stringify(away));
  } catch {
    // Storage is full or unavailable: nothing is kept for later; the gallery shows it.
  }
}

/** Serializes writes, so that two tabs don't overwrite each other's entries. */
function alone<T>(who: string, work: () => T): Promise<T> {
  if (!("locks" in navigator)) return Promise.resolve(work());
  return navigator.locks.request(memoryKey(who), async () => work());
}

/** Whether this tab is the first to notify for `key`. `away`: no tab is visible, so the entries are kept for later. */
export async function claimNotification(
  who: string,
  key: string,
  finished: Finished[],
  away: boolean,
): Promise<boolean> {
  if (!(await claimOnce(`${who} ${key}`))) return false;
  if (away) await alone(who, () => write(who, [...read(who), ...finished].slice(-MOST_AWAY)));
  return true;
}

export const addUnseen = (who: string): number => read(who).length;

/** The user is back: returns what finished meanwhile, once for all tabs. */
export function takeUnseen(who: string): Promise<Finished[]> {
  return alone(who, () => {
    const away = read(who);
    if (away.length > 0) write(who, []);
    return away;
  });
}
