import { boxesOf, mp4Kinds } from "@/e2e/fixtures/mp4-kinds";
import type { VideoEntry } from "./entry";

const made: { kinds?: ReturnType<typeof mp4Kinds> } = {};
const kinds = async () => {
  made.kinds ??= mp4Kinds();
  return made.kinds;
};
const whole = async () => (await kinds()).indexFirst;
const SIZE = { width: 64, height: 36 };

const box = (type: string, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};
const FTYP = box("ftyp", Buffer.from("isom\0\0\0\0isommp42", "latin1"));
const text = (content: string) => Buffer.from(content, "latin1");

/** The video with bytes replaced behind a box's type. */
const edited =
  (type: string, offset: number, ...values: number[]) =>
  async () => {
    const file = Buffer.from(await whole());
    file.set(values, file.indexOf(type, file.indexOf("moov")) + 4 + offset);
    return file;
  };
/** The video with boxes in its index, which its own size counts; what the index points to stays, as it is behind it. */
const withInIndex = async (inside: Buffer): Promise<Buffer> => {
  const file = (await kinds()).indexLast;
  const moov = boxesOf(file).find(({ type }) => type === "moov");
  if (!moov) throw new Error("the video has no index");
  const index = box("moov", file.subarray(moov.start + 8, moov.end), inside);
  return Buffer.concat([file.subarray(0, moov.start), index, file.subarray(moov.end)]);
};
const emptyBoxes = (count: number) => Buffer.alloc(count * 8, text("\0\0\0\x08free"));
const nested = (type: string, times: number) => {
  const heads = Buffer.alloc(times * 8);
  for (let at = 0; at < times; at++) {
    heads.writeUInt32BE((times - at) * 8, at * 8);
    heads.write(type, at * 8 + 4, "latin1");
  }
  return heads;
};

export const videos: VideoEntry[] = [
  { name: "an MP4 with its index first", make: whole, outcome: SIZE },
  { name: "an MP4 with its index last", make: async () => (await kinds()).indexLast, outcome: SIZE },
  { name: "a fragmented MP4", make: async () => (await kinds()).fragments, outcome: SIZE },
  { name: "an MP4 whose frames go on to its end", make: async () => (await kinds()).toTheEnd, outcome: SIZE },
  { name: "an MP4 with a 64-bit size", make: async () => (await kinds()).wideSize, outcome: SIZE },
  { name: "an MP4 of HEVC", make: edited("avc1", -4, ...text("hvc1")), outcome: SIZE },
  { name: "an MP4 of a codec that nobody knows", make: edited("avc1", -4, ...text("zzzz")), outcome: SIZE },
  {
    name: "an MP4 that lies on its side",
    make: edited("tkhd", 40, 0, 0, 0, 0, 0, 1, 0, 0),
    outcome: { width: 36, height: 64 },
  },
  {
    name: "an MP4 with a page in a box that players skip",
    make: async () => Buffer.concat([await whole(), box("free", text("<script>1</script>"))]),
    outcome: SIZE,
  },
  {
    name: "an MP4 with fourteen megabytes beside its tracks",
    make: () => withInIndex(box("udta", Buffer.alloc(14_000_000))),
    outcome: SIZE,
  },
  {
    name: "an MP4 that reads its frames from an address",
    make: async () => withInIndex(box("dref", text("\0\0\0\0\0\0\0\x01\0\0\0\x1curl \0\0\0\0http://127.0.0.1/"))),
    outcome: SIZE,
  },
  { name: "an MP4 with boxes 100,000 deep", make: () => withInIndex(nested("trak", 100_000)), outcome: "not_a_video" },
  {
    name: "an MP4 with a million empty boxes in its index",
    make: () => withInIndex(emptyBoxes(1_000_000)),
    outcome: "not_a_video",
  },
  {
    name: "an MP4 with an index of 17 megabytes",
    make: () => withInIndex(box("udta", Buffer.alloc(17_000_000))),
    outcome: "not_a_video",
  },
  {
    name: "an MP4 whose index claims four gigabytes",
    make: async () => Buffer.concat([FTYP, text("\xff\xff\xff\xffmoov"), Buffer.alloc(1_000)]),
    outcome: "not_a_video",
  },
  {
    name: "an MP4 with a box smaller than its own header",
    make: () => withInIndex(text("\0\0\0\x04free")),
    outcome: "not_a_video",
  },
  { name: "an MP4 with an endless box inside its index", make: () => withInIndex(text("\0\0\0\0free")), outcome: SIZE },
  {
    name: "an MP4 with a box of 2⁶³ bytes inside its index",
    make: () => withInIndex(text("\0\0\0\x01free\x7f\xff\xff\xff\xff\xff\xff\xff")),
    outcome: "not_a_video",
  },
  {
    name: "an MP4 with a box of 2⁶³ bytes",
    make: async () => Buffer.concat([await whole(), text("\0\0\0\x01free\x7f\xff\xff\xff\xff\xff\xff\xff")]),
    outcome: "cut_short",
  },
  {
    name: "an MP4 of 500,000 empty boxes",
    make: () => Buffer.concat([FTYP, emptyBoxes(500_000)]),
    outcome: "not_a_video",
  },
  { name: "an MP4 of four billion frames", make: edited("stsz", 8, 0xff, 0xff, 0xff, 0xff), outcome: "not_a_video" },
  { name: "an MP4 of four billion chunks", make: edited("stco", 4, 0xff, 0xff, 0xff, 0xff), outcome: "not_a_video" },
  {
    name: "an MP4 whose frames lie behind its end",
    make: edited("stco", 8, 0x7f, 0xff, 0xff, 0xff),
    outcome: "cut_short",
  },
  { name: "an MP4 of frames without pixels", make: edited("avc1", 24, 0, 0, 0, 0), outcome: "not_a_video" },
  {
    name: "an MP4 without a description of its frames",
    make: edited("stsd", -4, ...text("free")),
    outcome: "not_a_video",
  },
  { name: "an MP4 without a video track", make: edited("vide", -4, ...text("soun")), outcome: "not_a_video" },
  { name: "an MP4 without an index", make: async () => edited("moov", -4, ...text("free"))(), outcome: "cut_short" },
  { name: "an MP4 cut in its header", make: async () => (await whole()).subarray(0, 6), outcome: "not_a_video" },
  { name: "an MP4 cut in its index", make: async () => (await whole()).subarray(0, 300), outcome: "cut_short" },
  { name: "an MP4 cut in its frames", make: async () => (await whole()).subarray(0, -500), outcome: "cut_short" },
  {
    name: "an MP4 with its index last, cut before it",
    make: async () => (await kinds()).indexLast.subarray(0, -2_000),
    outcome: "cut_short",
  },
  {
    name: "a fragmented MP4 cut between two fragments",
    make: async () =>
      (await kinds()).fragments.subarray(
        0,
        boxesOf((await kinds()).fragments).filter(({ type }) => type === "moof")[4]?.start,
      ),
    outcome: "cut_short",
  },
  {
    name: "an MP4 that is also a ZIP",
    make: async () => Buffer.concat([await whole(), text(`PK\x03\x04${"x".repeat(200)}PK\x05\x06${"\0".repeat(18)}`)]),
    outcome: "cut_short",
  },
  {
    name: "a playlist of addresses",
    make: () => text("#EXTM3U\n#EXT-X-TARGETDURATION:10\nfile:///etc/passwd\n"),
    outcome: "not_a_video",
  },
  {
    name: "a manifest of addresses",
    make: () => text(`<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1/</BaseURL></MPD>`),
    outcome: "not_a_video",
  },
  { name: "a page that begins like an MP4", make: () => text("<!--ftyp--><script>1</script>"), outcome: "cut_short" },
  {
    name: "a WebM",
    make: () => Buffer.from("1a45dfa3010000000000001f4286810142f7810142f2810442f381", "hex"),
    outcome: "not_a_video",
  },
  { name: "an AVI", make: () => text("RIFF\0\0\0\0AVI LIST"), outcome: "not_a_video" },
  {
    name: "an AVIF image",
    make: () =>
      Buffer.concat([
        box("ftyp", text("avif\0\0\0\0avifmif1")),
        box("meta", Buffer.alloc(100)),
        box("mdat", Buffer.alloc(100)),
      ]),
    outcome: "cut_short",
  },
  { name: "an empty file", make: () => Buffer.alloc(0), outcome: "not_a_video" },
];
