/** An uploaded audio file as its owner's browser gets it. */
export type AudioView = { id: string; name: string; bytes: number; seconds: number };
