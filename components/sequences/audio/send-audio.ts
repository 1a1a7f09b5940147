import { headerName } from "@/components/video/frames/upload-request";
import { AUDIO_POLICY, AUDIO_VALUES } from "@/lib/sequences/audio/limits";
import { AUDIO_PROBLEM_STATUS, type AudioProblem } from "@/lib/sequences/audio/problem";
import type { AudioView } from "@/lib/sequences/audio/view";

/**
 * Why a file was not taken: a key of the messages `audioTrack.errors`, and its values. `offline`: no answer came;
 * `unexpected`: something else answered. `said` is a sentence of the server, such as of a limit.
 */
export type AudioRefusal = {
  code: AudioProblem | "offline" | "unexpected";
  name: string;
  said?: string;
};

/** `reason` is null when the upload was canceled. */
type AudioAnswer = { ok: true; audio: AudioView } | { ok: false; reason: AudioRefusal | null };

/** Milliseconds without upload progress and without an answer. */
const SILENT = 120_000;

/** Uploads one file. Uses XMLHttpRequest, because fetch doesn't report upload progress. `onProgress` gets 0 to 1. */
export function sendAudio(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<AudioAnswer> {
  const no = (code: AudioRefusal["code"], said?: string): AudioAnswer => ({
    ok: false,
    reason: { code, name: file.name, said },
  });
  if (file.size > AUDIO_POLICY.maxBytes) return Promise.resolve(no("too_large"));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/sequences/audio");
    // A slow connection gets its time, a dead one doesn't.
    let silence: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENT);
    };
    moved();
    request.responseType = "json";
    request.setRequestHeader("x-file-name", headerName(file.name));
    request.upload.onprogress = (event) => {
      moved();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onloadend = () => clearTimeout(silence);
    request.onload = () => {
      const answer = request.response as { audio?: AudioView; error?: { code: string; message?: string } } | null;
      if (answer?.audio) return resolve({ ok: true, audio: answer.audio });
      const code = answer?.error?.code ?? "";
      resolve(isProblem(code) ? no(code) : no("unexpected", answer?.error?.message));
    };
    request.onerror = () => resolve(no("offline"));
    request.onabort = () => resolve(signal.aborted ? { ok: false, reason: null } : no("offline"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

const isProblem = (code: string): code is AudioProblem => Object.hasOwn(AUDIO_PROBLEM_STATUS, code);

export const refusalValues = ({ name }: AudioRefusal) => ({ name, ...AUDIO_VALUES });
