import { claimOnce } from "./claim-once";

/** Something that finished while nobody looked. */
export type Finished = { id: string; name: string; made: boolean };

const MOST_AWAY = 99;
/** Under it the tabs of one user keep what finished while nobody looked. */
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
    // No room, or no storage at all: then nothing waits for who comes back; the gallery shows it.
  }
}

/** Two tabs that write at once must not lose what the other wrote. */
function alone<T>(who: string, work: () => T): Promise<T> {
  if (!("locks" in navigator)) return Promise.resolve(work());
  return navigator.locks.request(memoryKey(who), async () => work());
}

/**
 * Whether this tab is the first to tell of them, as `key`. `away`: nobody looks, so they are kept for whoever comes
 * back.
 */
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

/** Somebody is back: what finished meanwhile, once for all tabs. */
export function takeUnseen(who: string): Promise<Finished[]> {
  return alone(who, () => {
    const away = read(who);
    if (away.length > 0) write(who, []);
    return away;
  });
}
