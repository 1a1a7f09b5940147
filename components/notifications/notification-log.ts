import { claimOnce } from "./claim-once";
import { type Finished, memoryKey, readUnseen } from "./unseen";

const MOST_AWAY = 99;

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
  if (away) await alone(who, () => write(who, [...readUnseen(who), ...finished].slice(-MOST_AWAY)));
  return true;
}

/** The user is back: returns what finished meanwhile, once for all tabs. */
export function takeUnseen(who: string): Promise<Finished[]> {
  return alone(who, () => {
    const away = readUnseen(who);
    if (away.length > 0) write(who, []);
    return away;
  });
}
