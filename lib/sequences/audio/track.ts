import type { AudioTrack } from "@/lib/sequences/content";
import { MAX_FRAMES, MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import type { AudioView } from "./view";

/** The whole of a file, from the beginning of the sequence on. */
export function newTrack({ id, name, seconds }: Pick<AudioView, "id" | "name" | "seconds">, rate: number): AudioTrack {
  // The last part of a frame is no frame.
  const frames = Math.min(MAX_FRAMES, Math.max(1, Math.floor(seconds * rate + 0.01)));
  return {
    audioId: id,
    name: trackName(name.replace(/\.\w{2,4}$/, "")),
    ...{ frames, at: 0, in: 0, out: frames, volume: 100, muted: false, fadeIn: 0, fadeOut: 0 },
  };
}

/** A name that a sequence can be saved with. A cut must not leave half of a character. */
export const trackName = (name: string): string => {
  let short = "";
  for (const sign of name) {
    if (short.length + sign.length > MAX_SEQUENCE_NAME) break;
    short += sign;
  }
  return short;
};

/** Sets in and out, at least one frame apart: the point that was given stays, the other one yields. Fades fit in between. */
export function trimTrack(track: AudioTrack, to: { in: number } | { out: number }): AudioTrack {
  const first = "in" in to ? Math.min(track.frames - 1, Math.max(0, to.in)) : null;
  const end = "out" in to ? Math.min(track.frames, Math.max(1, to.out)) : Math.max(track.out, (first ?? 0) + 1);
  const begin = first ?? Math.min(track.in, end - 1);
  const length = end - begin;
  return {
    ...track,
    in: begin,
    out: end,
    fadeIn: Math.min(track.fadeIn, length),
    fadeOut: Math.min(track.fadeOut, length),
  };
}

/** Another file in the track's place, with its settings as far as it is long enough. */
export function replaceFile(track: AudioTrack, file: AudioTrack): AudioTrack {
  const out = track.out === track.frames ? file.frames : Math.min(track.out, file.frames);
  const whole = { ...track, audioId: file.audioId, name: file.name, frames: file.frames };
  return trimTrack({ ...whole, in: Math.min(track.in, out - 1), out }, { out });
}

/**
 * What of a track is heard in a sequence of `total` frames: `lost` frames lie behind its end, and it is silent for the
 * last `silent` ones.
 */
export function heardOf(track: AudioTrack, total: number): { lost: number; silent: number } {
  const end = track.at + track.out - track.in;
  const lost = Math.min(track.out - track.in, Math.max(0, end - total));
  return { lost, silent: Math.max(0, total - end) };
}
