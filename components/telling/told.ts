/** Something that finished while nobody looked. */
export type Finished = { id: string; name: string; made: boolean };

/** What the tabs of one person know together: whom of they told about, and what is still to be seen. */
type Memory = { told: string[]; away: Finished[] };

const REMEMBERED = 60;
const MOST_AWAY = 99;
const nothing = (): Memory => ({ told: [], away: [] });
export const memoryKey = (who: string): string => `ninefold-told-${who}`;

function read(who: string): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(memoryKey(who)) ?? "null");
    const { told, away } = (kept ?? {}) as Partial<Memory>;
    return Array.isArray(told) && Array.isArray(away) ? { told, away } : nothing();
  } catch {
    return nothing();
  }
}

function write(who: string, memory: Memory): void {
  try {
    localStorage.setItem(memoryKey(who), JSON.stringify(memory));
  } catch {
    // No room, or no storage at all: then each tab tells for itself.
  }
}

/** Two tabs that hear the same at once must not both be first. */
function alone<T>(who: string, work: () => T): Promise<T> {
  if (!("locks" in navigator)) return Promise.resolve(work());
  return navigator.locks.request(memoryKey(who), async () => work());
}

/** Whether this tab is the first to tell of it. `away`: nobody looks, so it is kept for whoever comes back. */
export function firstToTell(who: string, finished: Finished, away: boolean): Promise<boolean> {
  return alone(who, () => {
    const memory = read(who);
    if (memory.told.includes(finished.id)) return false;
    write(who, {
      told: [...memory.told, finished.id].slice(-REMEMBERED),
      away: away ? [...memory.away, finished].slice(-MOST_AWAY) : memory.away,
    });
    return true;
  });
}

export const countAway = (who: string): number => read(who).away.length;

/** Somebody is back: what finished meanwhile, once for all tabs. */
export function takeAway(who: string): Promise<Finished[]> {
  return alone(who, () => {
    const memory = read(who);
    if (memory.away.length > 0) write(who, { ...memory, away: [] });
    return memory.away;
  });
}
