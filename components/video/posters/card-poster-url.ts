/**
 * The address of a poster as large as a card: a third of the bytes. Sources: app/api/files/poster and, of links,
 * app/api/files/shared/[slug]/poster.
 */
export const cardPosterUrl = (posterUrl: string): string =>
  `${posterUrl}${posterUrl.includes("?") ? "&" : "?"}size=card`;
