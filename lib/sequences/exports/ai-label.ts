/** Of a video that a model made, and of one in which such videos are mixed with other material (IPTC). */
const SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** The type of an MP4 box that holds XMP. */
const XMP_BOX = "be7acfcb97a942e89c71999491e3afac";

/**
 * The value of the `AIGC` metadata key that China's rules ask for (GB 45438-2025). `producer` names this server and `id`
 * the export; the first publisher repeats them. Label 1 is content that a model made.
 */
export function aigcValue({ producer, id }: { producer: string; id: string }): string {
  return JSON.stringify({
    ...{ Label: "1", ContentProducer: producer, ProduceID: id, ReservedCode1: "" },
    ...{ ContentPropagator: producer, PropagateID: id, ReservedCode2: "" },
  });
}

/** A box with XMP that says the video was made with AI; at the end of an MP4 it moves no other box. */
export function xmpBox({ mixed }: { mixed: boolean }): Uint8Array<ArrayBuffer> {
  const type = `${SOURCE_TYPES}${mixed ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"}`;
  const xmp = new TextEncoder().encode(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
      `xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="${type}"/>` +
      `</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
  );
  const box = new Uint8Array(24 + xmp.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(new TextEncoder().encode("uuid"), 4);
  box.set(
    Uint8Array.from(XMP_BOX.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16)),
    8,
  );
  box.set(xmp, 24);
  return box;
}

/**
 * The visible label of an export, as China's rules ask: at an edge of the opening frames, at least 5 percent of the
 * shorter side high, for at least 2 seconds. Pixels and frames.
 */
export function labelLayout(video: { width: number; height: number; rate: number }) {
  const height = Math.ceil(Math.min(video.width, video.height) * 0.05);
  return { height, margin: height, frames: Math.ceil(2.5 * video.rate) };
}

/** The extended type of the box that holds a C2PA manifest: signed provenance (C2PA 2.2, "Embedding manifests into BMFF"). */
const C2PA_BOX = "d8fec3d61b0e483c92975828877ec481";

/** Bytes from a file's beginning in which `hasC2pa` finds the box: it follows `ftyp`, before the index and the samples. */
export const C2PA_WITHIN_BYTES = 64 * 1024;
/** A file has some ten boxes of its own; what has more before its samples is not read to its end. */
const MAX_TOP_LEVEL_BOXES = 64;

/**
 * Whether an MP4 carries a C2PA manifest, by its first bytes. Any new writing of the file ends its signature, because the
 * manifest signs hashes of all bytes; only the untouched file keeps it. What is no MP4 has none.
 */
export function hasC2pa(firstBytes: Uint8Array): boolean {
  const view = new DataView(firstBytes.buffer, firstBytes.byteOffset, firstBytes.byteLength);
  let at = 0;
  for (let boxes = 0; boxes < MAX_TOP_LEVEL_BOXES && at + 24 <= view.byteLength; boxes += 1) {
    const short = view.getUint32(at);
    const header = short === 1 ? 16 : 8;
    const type = latin1(firstBytes.subarray(at + 4, at + 8));
    if (boxes === 0 && type !== "ftyp") return false;
    const begin = at + header;
    if (type === "uuid" && hexOf(firstBytes.subarray(begin, begin + 16)) === C2PA_BOX) return true;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (size < header) return false;
    at += size;
  }
  return false;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
