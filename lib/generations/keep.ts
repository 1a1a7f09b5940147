import { dbNow } from "@/db/clock";
import type { Generation } from "@/db/schema";
import { type GuardedAnswer, guardedFetch } from "@/lib/fetch-guard";
import { FetchGuardError } from "@/lib/fetch-guard-error";
import { backoff } from "./backoff";
import { filmBytes, MAX_FILM_BYTES, NotAFilm } from "./film-bytes";
import { probe } from "./probe";
import type { Studio } from "./studio";
import { failed, type Verdict } from "./verdict";

const TOTAL_MS = 10 * 60_000;
const IDLE_MS = 15_000;
const RETRY = { first: 2_000, most: 30 * 60_000 };
/** A film's address can answer 404 for a moment before every server of the provider knows it. */
const TRIES_DEAD = 4;

/** saving → ready: the provider's film becomes our own file. Only what cannot change by waiting makes it fail. */
export async function keep(studio: Studio, row: Generation): Promise<Verdict> {
  if (!row.sourceUrl) throw new Error("a rendered film without an address");
  const answer = await guardedFetch(row.sourceUrl, {
    allowOrigin: studio.providerOrigin,
    maxBytes: MAX_FILM_BYTES,
    idleMs: IDLE_MS,
    totalMs: TOTAL_MS,
    accept: "video/mp4",
  });
  if (!answer.ok) return refusedBy(row, answer.error, answer.status);

  // A name of its own for each try: a slow loser must not overwrite, or take away, what the winner recorded.
  const key = `videos/${crypto.randomUUID()}.mp4`;
  try {
    const stored = await studio.storage.put(key, filmBytes(answer.body), {
      contentType: "video/mp4",
      maxBytes: MAX_FILM_BYTES,
    });
    if (!stored.ok) return refusedBy(row, "too_large");
    const frame = await probe(studio.storage, key, stored.bytes);
    if (!frame) {
      await studio.storage.remove(key);
      return notAFilm(row);
    }
    return {
      kind: "move",
      from: "saving",
      to: "ready",
      delayMs: null,
      set: {
        videoKey: key,
        videoBytes: stored.bytes,
        videoSha256: stored.sha256,
        videoWidth: frame.width,
        videoHeight: frame.height,
        finishedAt: dbNow(),
        sourceUrl: null,
      },
      onLost: () => studio.storage.remove(key),
    };
  } catch (error) {
    if (error instanceof NotAFilm) return notAFilm(row);
    if (error instanceof FetchGuardError) return refusedBy(row, error.code, error.status);
    // Our own disk or store: the film is still at the provider, so this only waits.
    return again(row, "ours: the file could not be stored");
  }
}

type FetchTrouble = Extract<GuardedAnswer, { ok: false }>["error"];

function refusedBy(row: Generation, trouble: FetchTrouble, status?: number): Verdict {
  switch (trouble) {
    case "bad_url":
    case "not_https":
    case "private_address":
    case "too_large":
    case "too_many_redirects":
      return lost(row, trouble);
    case "http_status": {
      const gone = status !== undefined && [400, 401, 403, 404, 410, 451].includes(status);
      if (gone && row.failures + 1 >= TRIES_DEAD) return lost(row, `HTTP ${status}`, "expired");
      return again(row, `the provider's film answers HTTP ${status}`);
    }
    case "unreachable":
    case "timeout":
      return again(row, `the provider's film could not be fetched: ${trouble}`);
  }
}

/** Tried again until the provider's address is dead; only then is the film lost. */
function again(row: Generation, trouble: string): Verdict {
  const deadline = row.sourceExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (dbNow().getTime() > deadline) {
    return failed("saving", { class: "expired", reason: trouble, charged: true });
  }
  return { kind: "wait", delayMs: backoff(row.failures + 1, RETRY), trouble };
}

const notAFilm = (row: Generation): Verdict => lost(row, "not a video");

/** The render was captured when the provider finished it, so its charge stands. */
const lost = (row: Generation, reason: string, cause: "bad_file" | "expired" = "bad_file"): Verdict =>
  failed("saving", { class: cause, reason, charged: row.consumed === null ? null : Number(row.consumed) > 0 });
