/** The captions of a video, which its `<track>` adds. */
const trackOf = ({ textTracks }: HTMLVideoElement): TextTrack | undefined =>
  [...textTracks].find(({ kind }) => kind === "captions");

/** Whether a video's captions are shown; null when it has none. */
export function captionsShown(video: HTMLVideoElement): boolean | null {
  const track = trackOf(video);
  return track ? track.mode === "showing" : null;
}

/** Shows or hides them. */
export function toggleCaptions(video: HTMLVideoElement): void {
  const track = trackOf(video);
  if (track) track.mode = track.mode === "showing" ? "disabled" : "showing";
}

/** Calls `listener` when captions come, go, are shown or hidden; also by the browser's own controls. */
export function onCaptions(video: HTMLVideoElement, listener: () => void, signal: AbortSignal): void {
  for (const event of ["change", "addtrack", "removetrack"])
    video.textTracks.addEventListener(event, listener, { signal });
}
