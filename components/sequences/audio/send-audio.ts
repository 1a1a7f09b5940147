import { FILE_SILENCE_MS, headerName, sendFile } from "@/components/ui/sending/send-file";
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

/** Uploads one audio file. */
export async function sendAudio(
  file: File,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<AudioAnswer> {
  const no = (code: AudioRefusal["code"], said?: string): AudioAnswer => ({
    ok: false,
    reason: { code, name: file.name, said },
  });
  if (file.size > AUDIO_POLICY.maxBytes) return no("too_large");
  const headers = { "x-file-name": headerName(file.name) };
  const sent = await sendFile("/api/sequences/audio", file, { headers, signal, onProgress, silence: FILE_SILENCE_MS });
  if (sent === "stopped") return { ok: false, reason: null };
  if (sent === "offline") return no("offline");
  const answer = sent.body as { audio?: AudioView; error?: { code: string; message?: string } } | null;
  if (answer?.audio) return { ok: true, audio: answer.audio };
  const code = answer?.error?.code ?? "";
  return isProblem(code) ? no(code) : no("unexpected", answer?.error?.message);
}

const isProblem = (code: string): code is AudioProblem => Object.hasOwn(AUDIO_PROBLEM_STATUS, code);

export const refusalValues = ({ name }: AudioRefusal) => ({ name, ...AUDIO_VALUES });
