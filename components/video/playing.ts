/** More players than this at once make a page stutter; the one that has played longest is stopped. */
export const MAX_PLAYING = 4;

const playing: (() => void)[] = [];

/**
 * Takes one of the places to play. `stop` is called when a newer player needs it. Returns a function that releases it.
 */
export function takePlace(stop: () => void): () => void {
  playing.push(stop);
  while (playing.length > MAX_PLAYING) playing.shift()?.();
  return () => {
    const at = playing.indexOf(stop);
    if (at >= 0) playing.splice(at, 1);
  };
}
