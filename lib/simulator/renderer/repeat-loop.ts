import {
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from "mediabunny";

/** BT.709 with limited range, which is how the frames are made; without it, players guess by the height. */
const colorSpace = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/**
 * Repeats a loop until `seconds` are filled, without encoding anything: the packets are written again with later times.
 * The index comes first, so that a browser can start playing before the download ends.
 */
export async function repeatLoop(loop: Uint8Array, seconds: number): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(loop), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error("the loop has no video");
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const video = new EncodedVideoPacketSource("avc");
  output.addVideoTrack(video);
  await output.start();
  const step = Math.round(packets.length / (await track.computeDuration())) ** -1;
  const frames = Math.round(seconds / step);
  for (let n = 0; n < frames; n += 1) {
    const packet = packets[n % packets.length];
    if (!packet) throw new Error("the loop is empty");
    await video.add(packet.clone({ timestamp: n * step, duration: step }), {
      decoderConfig: { ...config, colorSpace },
    });
  }
  await output.finalize();
  if (!target.buffer) throw new Error("nothing was written");
  return new Uint8Array(target.buffer);
}
