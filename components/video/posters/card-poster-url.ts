/** The address of a poster as large as a card, of which a page may show dozens. Source: app/api/files/poster. */
export const cardPosterUrl = (posterUrl: string): string => `${posterUrl}?size=card`;
