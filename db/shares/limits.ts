/** The most videos that a link shows, however many its collection contains. */
export const MAX_LINK_VIDEOS = 100;
