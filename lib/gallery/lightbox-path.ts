const VIDEO = /^\/gallery\/([0-9a-f-]{36})$/;
const GRID = /^\/gallery(?:\/collections\/[0-9a-f-]{36})?$/;

/**
 * The route of the lightbox for a video that is opened from the gallery or a collection; null for its own page. `from`
 * is the page that a navigation in the browser started on, by Next's header of that name. Next's own rule would also
 * take /gallery/trash for a video, and a video's page for the gallery.
 */
export function lightboxPath(path: string, from: string | null): string | null {
  const id = VIDEO.exec(path)?.[1];
  return id && from !== null && GRID.test(from) ? `/gallery/opened/(..)${id}` : null;
}
