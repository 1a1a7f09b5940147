export type PlayerOptions = { autoplay: boolean; muted: boolean; loop: boolean; start: number };

type Query = Record<string, string | string[] | undefined>;

const LATEST = 3_600;

/** `?autoplay=1&mute=1&loop=1&start=3` of an embed address; also `muted` and `t`. `start` is in seconds. */
export function playerOptions(query: Query): PlayerOptions {
  const seconds = Number(one(query.start) ?? one(query.t) ?? 0);
  return {
    autoplay: on(query.autoplay),
    muted: on(query.mute) || on(query.muted),
    loop: on(query.loop),
    start: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LATEST) : 0,
  };
}

const one = (value: Query[string]): string | undefined => (Array.isArray(value) ? value[0] : value);
const on = (value: Query[string]): boolean => ["1", "true", ""].includes(one(value) ?? "0");
