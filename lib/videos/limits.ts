/** Larger than any video of today: fifteen seconds at 720p are some ten megabytes. */
export const MAX_VIDEO_BYTES = 500 * 1024 * 1024;
