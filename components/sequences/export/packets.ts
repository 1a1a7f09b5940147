import { EncodedPacket } from "mediabunny";
import { settingBytes } from "./source";

/** A file that is written at its end and read anywhere: on disk (`place.ts`), or in memory where a browser has none. */
export type Bytes = {
  size(): number;
  write(bytes: Uint8Array<ArrayBuffer>, at: number): void;
  read(into: Uint8Array<ArrayBuffer>, at: number): void;
  truncate(size: number): void;
};

const MAGIC = 0x4e_46_50_31;
/** Magic number, length of the decoder's settings as JSON. */
const HEAD = 8;
/** Length, key or not, timestamp and duration in seconds. */
const RECORD = 4 + 4 + 8 + 8;

type Config = { codec: string; description: string; codedWidth: number; codedHeight: number; colorSpace: unknown };

/**
 * Encoded packets of one track in a file, so that an export that was interrupted goes on where it ended. Every record says
 * its length; one that was not written to its end is dropped, and so is its group.
 */
export class PacketFile {
  private config: string | null = null;
  private readonly records: { at: number; length: number; key: boolean; timestamp: number; duration: number }[] = [];
  private end = 0;

  constructor(private readonly bytes: Bytes) {}

  get count(): number {
    return this.records.length;
  }

  /** Reads what an earlier export left, up to its last whole group: with the next one, an encoder begins anew. */
  load(): void {
    const size = this.bytes.size();
    const head = this.view(0, HEAD, size);
    const config = head?.getUint32(0) === MAGIC ? this.view(HEAD, head.getUint32(4), size) : null;
    if (config) this.readRecords(config, size);
    const group = this.records.findLastIndex(({ key }) => key);
    const [dropped] = group > 0 ? this.records.splice(group) : [];
    if (dropped) {
      this.end = dropped.at - RECORD;
      this.bytes.truncate(this.end);
    } else this.clear();
  }

  private readRecords(config: DataView<ArrayBuffer>, size: number): void {
    this.config = new TextDecoder().decode(config.buffer);
    this.end = HEAD + config.byteLength;
    for (let record = this.view(this.end, RECORD, size); record; record = this.view(this.end, RECORD, size)) {
      const length = record.getUint32(0);
      if (length === 0 || this.end + RECORD + length > size) return;
      const [timestamp, duration] = [record.getFloat64(8), record.getFloat64(16)];
      this.records.push({ at: this.end + RECORD, length, key: record.getUint32(4) === 1, timestamp, duration });
      this.end += RECORD + length;
    }
  }

  clear(): void {
    this.records.length = 0;
    this.config = null;
    this.end = 0;
    this.bytes.truncate(0);
  }

  /** False where the packet needs other decoder settings than those that are there: one track has one set. */
  add(packet: EncodedPacket, given: VideoDecoderConfig | undefined): boolean {
    if (given) {
      const config = textOf(given);
      if (this.config === null) this.begin(config);
      else if (config !== this.config) return false;
    }
    const { data, type, timestamp, duration } = packet;
    const record = new Uint8Array(RECORD + data.byteLength);
    const view = new DataView(record.buffer);
    view.setUint32(0, data.byteLength);
    view.setUint32(4, type === "key" ? 1 : 0);
    view.setFloat64(8, timestamp);
    view.setFloat64(16, duration);
    record.set(data, RECORD);
    this.bytes.write(record, this.end);
    this.records.push({
      ...{ at: this.end + RECORD, length: data.byteLength, key: type === "key", timestamp, duration },
    });
    this.end += record.byteLength;
    return true;
  }

  decoderConfig(): VideoDecoderConfig | undefined {
    if (this.config === null) return undefined;
    const { description, colorSpace, ...config } = JSON.parse(this.config) as Config;
    return {
      ...config,
      ...(colorSpace ? { colorSpace: colorSpace as VideoColorSpaceInit } : {}),
      ...(description
        ? { description: Uint8Array.from(description.match(/../g) ?? [], (hex) => parseInt(hex, 16)) }
        : {}),
    };
  }

  *packets(): Generator<EncodedPacket> {
    for (const { at, length, key, timestamp, duration } of this.records) {
      const data = new Uint8Array(length);
      this.bytes.read(data, at);
      yield new EncodedPacket(data, key ? "key" : "delta", timestamp, duration);
    }
  }

  private begin(config: string): void {
    const text = new TextEncoder().encode(config);
    const head = new Uint8Array(HEAD + text.byteLength);
    const view = new DataView(head.buffer);
    view.setUint32(0, MAGIC);
    view.setUint32(4, text.byteLength);
    head.set(text, HEAD);
    this.bytes.write(head, 0);
    this.config = config;
    this.end = head.byteLength;
  }

  /** Bytes of the file, or null where it ends earlier. */
  private view(at: number, length: number, size: number): DataView<ArrayBuffer> | null {
    if (at + length > size) return null;
    const bytes = new Uint8Array(length);
    this.bytes.read(bytes, at);
    return new DataView(bytes.buffer);
  }
}

function textOf({ codec, description, codedWidth = 0, codedHeight = 0, colorSpace }: VideoDecoderConfig): string {
  const hex = Array.from(settingBytes(description), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const { primaries, transfer, matrix, fullRange } = colorSpace ?? {};
  const colors = colorSpace ? { primaries, transfer, matrix, fullRange } : null;
  return JSON.stringify({ codec, description: hex, codedWidth, codedHeight, colorSpace: colors } satisfies Config);
}
