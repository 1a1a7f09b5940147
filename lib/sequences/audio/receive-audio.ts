import "server-only";
import os from "node:os";
import path from "node:path";
import { getDb } from "@/db/client";
import type { AudioFile } from "@/db/schema/sequences";
import { listAudio } from "@/db/sequences/audio-queries";
import { env } from "@/env";
import { spoolBody } from "@/lib/files/spool-body";
import { bodyChunks } from "@/lib/http/body";
import { inTurn } from "@/lib/http/in-turn";
import { privateHeaders } from "@/lib/http/responses";
import { imageName, nameFromHeader } from "@/lib/images/file-name";
import { log } from "@/lib/log";
import { metered } from "@/lib/storage/metered";
import { getStorage } from "@/lib/storage/open-storage";
import { StorageError } from "@/lib/storage/storage";
import { AUDIO_POLICY, AUDIO_VALUES } from "./limits";
import { AUDIO_PROBLEM_STATUS, type AudioProblem } from "./problem";
import { type AudioDeps, storeAudio } from "./store-audio";
import type { AudioView } from "./view";

/** Receives an audio file from a signed-in user. */
export async function uploadAudio(user: { id: string }, request: Request): Promise<Response> {
  const deps = { db: getDb(), storage: getStorage() };
  // The only folder that a function can write.
  const base = env.VERCEL ? os.tmpdir() : env.DATA_DIR;
  const folder = path.resolve(/* turbopackIgnore: true */ base, "uploads");
  return (await inTurn(user.id, () => receiveAudio(deps, { userId: user.id, request, folder }))) ?? refusal("busy", "");
}

/** A signed-in user's audio files as `{ items }`, the last used one first. */
export async function answerAudio(user: { id: string }): Promise<Response> {
  const rows = await listAudio(getDb(), { userId: user.id, limit: AUDIO_POLICY.maxFiles });
  return Response.json({ items: rows.map(audioView) }, { headers: privateHeaders });
}

const audioView = ({ id, name, bytes, duration }: AudioFile): AudioView => ({
  ...{ id, name, bytes, seconds: duration / 1_000 },
});

/**
 * Answers an upload: the body is the file's bytes, and `x-file-name` its percent-encoded name. 201 with `{ audio }`, or
 * an error with `{ ok: false, error: { code, values } }`, whose message is `audioTrack.errors.<code>`. The body is
 * written to `folder` as it arrives.
 */
export async function receiveAudio(
  deps: AudioDeps,
  { userId, request, folder }: { userId: string; request: Request; folder: string },
): Promise<Response> {
  const name = imageName(nameFromHeader(request.headers.get("x-file-name")), "audio");
  const { maxBytes } = AUDIO_POLICY;
  const meter = metered(bodyChunks(request, maxBytes), maxBytes, request.signal);
  try {
    const stored = await spoolBody(folder, meter.chunks, (file) => {
      const { bytes, sha256 } = meter.result();
      return storeAudio(deps, { userId, name, path: file, bytes, sha256 });
    });
    if (stored === null) return refusal("too_large", name);
    if (!stored.ok) return refusal(stored.error, name);
    return Response.json({ audio: audioView(stored.audio) }, { status: 201, headers: privateHeaders });
  } catch (error) {
    if (!(error instanceof StorageError) && !isDiskFull(error)) throw error;
    log.often("an audio file could not be stored", error);
    return refusal("not_stored", name);
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

const refusal = (code: AudioProblem, name: string): Response =>
  Response.json(
    { ok: false, error: { code, values: { name, ...AUDIO_VALUES } } },
    { status: AUDIO_PROBLEM_STATUS[code], headers: privateHeaders },
  );
