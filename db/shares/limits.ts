/** The most videos that a link shows, however many its collection holds. */
export const MAX_LINK_VIDEOS = 100;
