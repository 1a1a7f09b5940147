import type { FileSource } from "./serve-file";

/** A store that has one file, by whichever key. */
export const inMemory = (bytes: Buffer<ArrayBuffer>, contentType: string): FileSource => ({
  open: async (_, range) => ({
    body: new Blob([range ? bytes.subarray(range.start, range.end + 1) : bytes]).stream(),
    bytes: bytes.byteLength,
    contentType,
  }),
  stat: async () => ({ bytes: bytes.byteLength }),
});
