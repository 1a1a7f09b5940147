/** The address of an uploaded audio file, for its owner. */
export const audioUrl = (audioId: string): string => `/api/files/audio/${audioId}`;
