/** The player of a video on this page, by the video's URL; not a card's muted loop. Null while there is none. */
export const findPlayer = (url: string): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>(`video[src="${CSS.escape(url)}"]:not([aria-hidden="true"])`);
