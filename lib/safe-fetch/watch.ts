import { FetchGuardError } from "./error";

/** The timers of one fetch. `signal` aborts with a FetchGuardError, or with the caller's own reason. */
export type Watch = {
  signal: AbortSignal;
  /** We wait for the server: silence counts from now. */
  waiting: () => void;
  /** We are busy: a slow disk on our side is not the server's silence. */
  resting: () => void;
  end: () => void;
};

export function startWatch(limits: { idleMs: number; totalMs: number; signal?: AbortSignal | undefined }): Watch {
  const stop = new AbortController();
  const late = () => stop.abort(new FetchGuardError("timeout"));
  const onCaller = () => stop.abort(limits.signal?.reason);
  const total = setTimeout(late, limits.totalMs).unref();
  let idle: NodeJS.Timeout | undefined;
  if (limits.signal?.aborted) onCaller();
  limits.signal?.addEventListener("abort", onCaller, { once: true });
  const resting = () => clearTimeout(idle);
  return {
    signal: stop.signal,
    waiting() {
      resting();
      idle = setTimeout(late, limits.idleMs);
    },
    resting,
    end() {
      resting();
      clearTimeout(total);
      limits.signal?.removeEventListener("abort", onCaller);
    },
  };
}
