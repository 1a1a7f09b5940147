import { EncodedPacket } from "mediabunny";
import { expect, test } from "vitest";
import { PacketFile } from "./packets";
import { memoryPlace } from "./place";

const CONFIG = { codec: "avc1.64001f", codedWidth: 64, codedHeight: 36, description: new Uint8Array([1, 2, 255]) };
const GROUP = 4;
const packet = (at: number) =>
  new EncodedPacket(new Uint8Array([at, at, at]), at % GROUP === 0 ? "key" : "delta", at / 24, 1 / 24);

async function filled(count: number) {
  const bytes = await memoryPlace().open("a.part");
  const packets = new PacketFile(bytes);
  for (let at = 0; at < count; at += 1) expect(packets.add(packet(at), at === 0 ? CONFIG : undefined)).toBe(true);
  return bytes;
}

test("packets: whatever an interruption left, what is read again is whole groups, and it can be added to", async () => {
  const { size } = await filled(10);
  for (let end = 0; end <= size(); end += 1) {
    const bytes = await filled(10);
    bytes.truncate(end);
    const packets = new PacketFile(bytes);
    packets.load();
    expect(packets.count % GROUP).toBe(0);
    const { count } = packets;
    for (let at = count; at < 12; at += 1) packets.add(packet(at), at === count ? CONFIG : undefined);
    const read = [...packets.packets()];
    expect(read.map(({ data, timestamp }) => [data[0], Math.round(timestamp * 24)])).toEqual(
      Array.from({ length: 12 }, (_, at) => [at, at]),
    );
    expect(packets.decoderConfig()).toMatchObject({ codec: "avc1.64001f", description: CONFIG.description });
  }
});

test("packets: a packet of other decoder settings is refused, for a track has one set of them", async () => {
  const bytes = await filled(10);
  const packets = new PacketFile(bytes);
  packets.load();
  expect(packets.count).toBe(8);
  const other = { ...CONFIG, description: new Uint8Array([1, 2, 254]) };
  expect(packets.add(packet(8), other)).toBe(false);
  packets.clear();
  expect(packets.add(packet(0), other)).toBe(true);
});
