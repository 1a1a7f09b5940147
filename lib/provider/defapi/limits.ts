/** The provider's own limit on a body; over it the answer is a cut connection, which would look like "unknown". */
export const MAX_REQUEST_BYTES = 64 * 1024 * 1024;
