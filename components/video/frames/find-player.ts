/**
 * The player of a video in this page, by the video's address; not the silent loop of a card. Null while there is none.
 */
export const findPlayer = (url: string): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>(`video[src="${CSS.escape(url)}"]:not([aria-hidden="true"])`);
