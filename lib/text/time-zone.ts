/** The zone of users whose own is unknown. */
export const UTC = "UTC";
/** The cookie with the browser's zone, so that it is known before the user signs in. */
export const ZONE_COOKIE = "ninefold-time-zone";

const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 500;

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn" },
    ...({
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    } as const),
  });
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(zone, clock);
  return clock;
}

/** Whether this is an IANA zone name that this machine has rules for; offsets such as +08:00 are none. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== "string" || !/^[A-Za-z][\w+/-]{0,63}$/.test(zone)) return false;
  try {
    return clockOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** A stored zone, or UTC: a zone that this machine no longer knows must not fail every page. */
export const knownZone = (zone: string | null | undefined): string => (isTimeZone(zone) ? zone : UTC);

/** Local date and time: month 1–12, hour 0–23. */
export type WallClock = Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;

export function wallClock(at: Date, zone: string): WallClock {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const two = (number: number) => String(number).padStart(2, "0");

/** The day of a time: `2026-11-26`. */
export function dayIn(at: Date, zone: string): string {
  const { year, month, day } = wallClock(at, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** A time as a datetime-local field needs it: `2026-11-26T18:30`. */
export function wallTime(at: Date, zone: string): string {
  const { hour, minute } = wallClock(at, zone);
  return `${dayIn(at, zone)}T${two(hour)}:${two(minute)}`;
}

const DAY_MS = 86_400_000;

/** The day `days` later (earlier when negative), by the calendar, whatever the clocks do. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The number of days between the days of two times. */
export const daysFrom = (at: Date, to: Date, zone: string): number =>
  Math.round((Date.parse(dayIn(to, zone)) - Date.parse(dayIn(at, zone))) / DAY_MS);

/**
 * The time at which a zone's clocks show a day (its first moment) or a time of day, such as `2026-11-26` or
 * `2026-11-26T18:30`. Of a repeated time the first; a skipped one is moved later by the gap: where a day begins at one
 * o'clock, that is its first moment.
 */
export function momentAt(wall: string, zone: string): Date {
  const wanted = Date.parse(`${wall.length === 10 ? `${wall}T00:00` : wall}Z`);
  // No zone is further than 14 hours from UTC, and none changes its clocks twice within two days.
  const [before, after] = [-DAY_MS, DAY_MS].map((away) => wanted - offsetAt(wanted + away, zone)) as [number, number];
  const shown = (moment: number) => moment + offsetAt(moment, zone);
  const right = [before, after].filter((moment) => shown(moment) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : before);
}

/** Milliseconds by which the clocks of a zone are ahead of UTC's. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(new Date(at), zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/**
 * The minutes by which a zone's clocks are ahead of UTC's, now and half a year later, and when those are: a browser whose
 * clocks stand there at both times shows the same days.
 */
export const offsetsOf = (zone: string, now: Date): { at: number; minutes: number }[] =>
  [0, 182].map((days) => {
    const at = now.getTime() + days * DAY_MS;
    return { at, minutes: offsetAt(at, zone) / 60_000 };
  });

/** 202611 as the first moment of November 2026. */
export const monthStart = (month: number, zone: string): Date =>
  momentAt(`${Math.floor(month / 100)}-${two(month % 100)}-01`, zone);
