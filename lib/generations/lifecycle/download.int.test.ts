import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { breaches } from "@/e2e/fixtures/invariants";
import { boxesOf, type Mp4Kinds, mp4Kinds } from "@/e2e/fixtures/mp4-kinds";
import { closedPort, type RawServer, rawServer } from "@/e2e/fixtures/raw-server";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import type { Services } from "@/lib/generations/services";
import { generationView } from "@/lib/generations/view";
import { createDefapi } from "@/lib/provider/defapi/client";
import { parseFetchAllow } from "@/lib/safe-fetch/allow";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { step } from "./step";
import { downloadNow } from "./user-actions";

let world: TestApp;
let userId: string;
let kinds: Mp4Kinds;
beforeAll(async () => {
  kinds = await mp4Kinds();
  world = await openTestApp({ renderMs: 60_000 });
  userId = await world.user();
});
afterAll(() => world.close());

/** How the provider answers one fetch of its video. */
type Answer = (socket: Socket, video: Buffer, origin: string) => void;

const http = (status: number, headers: Record<string, string | number>, body: Buffer | string = ""): Buffer => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join("")}\r\n`), Buffer.from(body)]);
};
const chunked = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n")]);
const CHUNKED = { "transfer-encoding": "chunked" };
const LAST = Buffer.from("0\r\n\r\n");
const half = (video: Buffer): Buffer => video.subarray(0, video.length / 2);
const signed = (video: Buffer): Buffer => {
  const sign = `;chunk-signature=${"0".repeat(64)}\r\n`;
  return Buffer.concat([Buffer.from(video.length.toString(16) + sign), video, Buffer.from(`\r\n0${sign}\r\n`)]);
};

const gives =
  (make: (video: Buffer) => Buffer): Answer =>
  (socket, video) =>
    void socket.end(make(video));
const status = (code: number, headers: Record<string, string> = {}): Answer =>
  gives(() => http(code, { "content-length": 0, ...headers }));
const page = (type: string, body: string): Answer =>
  gives(() => http(200, { "content-type": type, "content-length": Buffer.byteLength(body) }, body));
const whole = gives((video) => http(200, { "content-type": "video/mp4", "content-length": video.length }, video));
const encoded = (encoding: string, pack: (video: Buffer) => Buffer): Answer =>
  gives((video) => http(200, { "content-encoding": encoding }, pack(video)));
const redirect =
  (to: (origin: string) => string): Answer =>
  (socket, _, origin) =>
    void socket.end(http(302, { location: to(origin), "content-length": 0 }));
const resets: Answer = (socket, video) => {
  socket.write(http(200, { "content-length": video.length }, half(video)), () => socket.resetAndDestroy());
};

const cleanHalf = gives((video) => Buffer.concat([http(200, CHUNKED), chunked(half(video)), LAST]));
const waiting = page("text/html", "<!doctype html><title>Your file is being prepared</title>");

type Way = {
  /** One for each fetch, in order; the last one repeats. */
  answers: Answer[];
  /** `saving`: retried until its address expires. */
  end: "ready" | "expired" | "bad_file";
  fetches: number;
  /** Our reason, when it ends without a video. */
  why?: { code: string; status: number };
  kind?: keyof Mp4Kinds;
  /** The address of the video that the provider reports; else a path of its own server. */
  address?: string;
};

const ready = (fetches: number, answers: Answer[], more: Partial<Way> = {}): Way => ({
  answers,
  end: "ready",
  fetches,
  ...more,
});
/** Tried three times, then its address expires, and one last fetch happens at that time. */
const never = (answer: Answer, code: string, status = 0, more: Partial<Way> = {}): Way => ({
  answers: [answer],
  end: "expired",
  fetches: 4,
  why: { code, status },
  ...more,
});
/** Refused by us before any connection is made. */
const refused = (address: string, code: string): Way => ({ ...never(whole, code, 0, { address }), fetches: 0 });

const WAYS: Record<string, Way> = {
  // Whole, in each way in which HTTP can mark the end of a body.
  "with its length": ready(1, [whole]),
  "in chunks": ready(1, [gives((video) => Buffer.concat([http(200, CHUNKED), chunked(video), LAST]))]),
  "until the connection closes": ready(1, [gives((video) => http(200, {}, video))]),
  "as another type": ready(1, [gives((video) => http(200, { "content-type": "text/plain" }, video))]),
  "with its index at the end": ready(1, [whole], { kind: "indexLast" }),
  "with a box that extends to the end": ready(1, [whole], { kind: "toTheEnd" }),
  "with lengths of 64 bits": ready(1, [whole], { kind: "wideSize" }),
  "with padding behind it": ready(1, [whole], { kind: "padded" }),
  "in fragments": ready(1, [whole], { kind: "fragments" }),
  "with signed provenance": ready(1, [whole], { kind: "signed" }),

  // Cut off early.
  "half in chunks, ended cleanly, then whole": ready(2, [cleanHalf, whole]),
  "half in chunks three times, then whole": ready(4, [cleanHalf, cleanHalf, cleanHalf, whole]),
  "half in chunks forever": never(cleanHalf, "cut_short"),
  "chunks without the last one": ready(2, [
    gives((video) => Buffer.concat([http(200, CHUNKED), chunked(half(video))])),
    whole,
  ]),
  "a length that is longer than the body": ready(2, [
    gives((video) => http(200, { "content-length": video.length }, half(video))),
    whole,
  ]),
  "a length that is shorter than the body": ready(2, [
    gives((video) => http(200, { "content-length": video.length / 2 }, video)),
    whole,
  ]),
  "half until the connection closes": ready(2, [gives((video) => http(200, {}, half(video))), whole]),
  "a reset half way": ready(2, [resets, whole]),
  "a reset before any answer": ready(2, [(socket) => void socket.resetAndDestroy(), whole]),
  "closed before any answer": ready(2, [(socket) => void socket.end(), whole]),
  "half as a part of the whole": ready(2, [
    gives((video) => http(206, { "content-range": `bytes 0-${video.length / 2 - 1}/${video.length}` }, half(video))),
    whole,
  ]),
  "half as a part that claims to be the whole": ready(2, [
    gives((video) => http(206, { "content-range": `bytes 0-${video.length - 1}/${video.length}` }, half(video))),
    whole,
  ]),
  "half and a gateway's page behind it": ready(2, [
    gives((video) => http(200, {}, Buffer.concat([half(video), Buffer.from("<h1>502 Bad Gateway</h1>")]))),
    whole,
  ]),
  "all but its last byte": ready(2, [gives((video) => http(200, {}, video.subarray(0, -1))), whole]),
  "the index alone": ready(2, [gives((video) => http(200, {}, video.subarray(0, boxesOf(video)[1]!.end))), whole]),
  "everything but the index": ready(
    2,
    [gives((video) => http(200, {}, video.subarray(0, boxesOf(video)[1]!.end))), whole],
    {
      kind: "indexLast",
    },
  ),
  "half of a box that extends to the end": ready(2, [cleanHalf, whole], { kind: "toTheEnd" }),
  "half of its fragments": ready(
    2,
    [
      gives((video) => http(200, {}, video.subarray(0, boxesOf(video).filter((box) => box.type === "moof")[4]!.start))),
      whole,
    ],
    { kind: "fragments" },
  ),
  "half of a fragment": ready(2, [cleanHalf, whole], { kind: "fragments" }),

  // Not ready yet.
  "404 three times": ready(4, [status(404), status(404), status(404), whole]),
  "403, 401, 410 and 400": ready(5, [status(403), status(401), status(410), status(400), whole]),
  "429, 500 and 503": ready(4, [status(429), status(500), status(503), whole]),
  "a page that asks for patience": ready(3, [waiting, waiting, whole]),
  JSON: ready(2, [page("application/json", '{"status":"processing"}'), whole]),
  "nothing, with 200": ready(3, [status(200), status(200), whole]),
  "204 and 202": ready(3, [status(204), status(202), whole]),
  "403 forever": never(status(403), "http_status", 403),
  "a page forever": never(waiting, "not_a_video"),
  "another kind of file forever": never(page("video/webm", "\x1aE\xdf\xa3webm and more of it"), "not_a_video"),

  // At another address.
  "behind five redirects": ready(6, [...Array.from({ length: 5 }, (_, n) => redirect(() => `/hop/${n}`)), whole]),
  "behind a redirect loop": {
    ...never(
      redirect(() => "/again"),
      "too_many_redirects",
    ),
    fetches: 44,
  },
  "behind a redirect into a private network, at first": ready(2, [redirect(() => "https://10.0.0.7/v.mp4"), whole]),
  "behind a redirect that says nowhere": ready(2, [status(302), whole]),
  "behind a redirect to no address": ready(2, [redirect(() => "https://"), whole]),
  "at plain http": refused("http://cdn.example/v.mp4", "not_https"),
  "at another port": refused("https://cdn.example:8443/v.mp4", "other_port"),
  "in the range of a fake-IP proxy": refused("https://198.18.0.9/v.mp4", "private_address"),
  "at an address with a password": refused("https://user:secret@cdn.example/v.mp4", "bad_url"),

  // Slow.
  "after a long silence": ready(1, [(socket, video) => void setTimeout(() => socket.end(http(200, {}, video)), 250)]),
  "without an answer, then whole": ready(2, [() => {}, whole]),
  "silent half way, then whole": ready(2, [
    (socket, video) => void socket.write(http(200, { "content-length": video.length }, half(video))),
    whole,
  ]),
  "in drops": ready(1, [
    (socket, video) => {
      socket.write(http(200, { "content-length": video.length }));
      const size = Math.ceil(video.length / 8);
      for (let n = 0; n < 8; n++) setTimeout(() => socket.write(video.subarray(n * size, (n + 1) * size)), n * 80);
    },
  ]),
  "in drops without end, then whole": ready(2, [
    (socket) => {
      socket.write(http(200, { "content-length": 1_000_000 }, "\0\0\0\x18ftypisom"));
      const drops = setInterval(() => socket.write("."), 50);
      socket.on("close", () => clearInterval(drops));
    },
    whole,
  ]),

  // Encoded.
  "as aws-chunked, unpacked": ready(1, [encoded("aws-chunked", (video) => video)]),
  "as aws-chunked, in its frames": ready(1, [encoded("aws-chunked", signed)]),
  "as half of aws-chunked frames": ready(2, [encoded("aws-chunked", (video) => half(signed(video))), whole]),
  "as binary": ready(1, [encoded("binary", (video) => video)]),
  "as identity, utf-8": ready(1, [encoded("identity, utf-8", (video) => video)]),
  "as gzip": ready(1, [encoded("gzip", (video) => gzipSync(video))]),
  "as gzip that is none": ready(1, [encoded("gzip", (video) => video)]),
  "as br": ready(1, [encoded("br", (video) => brotliCompressSync(video))]),
  "as deflate": ready(1, [encoded("deflate", (video) => deflateSync(video))]),
  "as half of a gzip": ready(2, [encoded("gzip", (video) => half(gzipSync(video))), whole]),
  "as a gzip of half": ready(2, [encoded("gzip", (video) => gzipSync(half(video))), whole]),
  "as a part that is the whole": ready(1, [
    gives((video) => http(206, { "content-range": `bytes 0-${video.length - 1}/${video.length}` }, video)),
  ]),
  "as a part without a range": ready(1, [gives((video) => http(206, {}, video))]),

  // What can never succeed.
  "over our size limit": {
    answers: [gives(() => http(200, { "content-length": 20 * 1024 ** 3 }, "\0\0\0\x18ftypisom"))],
    end: "bad_file",
    fetches: 1,
    why: { code: "too_large", status: 0 },
  },
};

/** A provider at the socket: it accepts a submit, reports it as done, and serves its video as `way` says. */
async function provider(way: Way, bytes: Buffer) {
  let fetches = 0;
  const server: RawServer = await rawServer((socket, request) => {
    const [, url = ""] = request.split(" ");
    const reply = (data: object) => {
      const body = JSON.stringify({ code: 0, message: "ok", data });
      socket.end(http(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }, body));
    };
    const video = way.address ?? `${server.url}/files/v.mp4`;
    if (url.startsWith("/api/task"))
      return reply({ task_id: taskId, status: "success", result: { video }, consumed: "0.5" });
    if (url.startsWith("/api/video")) return reply({ task_id: taskId });
    const answer = way.answers[Math.min(fetches, way.answers.length - 1)]!;
    fetches += 1;
    answer(socket, bytes, server.url);
  });
  const taskId = `ta-${randomUUID()}`;
  return { url: server.url, fetches: () => fetches };
}

/** Every file in an instance's storage, including unfinished ones. */
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

const DOWNLOAD = { idleMs: 400, totalMs: 1_500, retry: { first: 2, most: 10 } };

/** After a failed try, none follows until a test hurries it. */
const HOUR = 60 * 60_000;
const SLOW = { download: { ...DOWNLOAD, retry: { first: HOUR, most: HOUR } } };

/** One submit, up to the time at which its download is due. */
async function saving(url: string, changes: Partial<Services> = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-download-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const services: Services = {
    ...world.services,
    storage: createLocalDisk(folder),
    provider: createDefapi({ baseUrl: url, apiKey: "dk-test", submitTimeoutMs: 2_000 }),
    fetchAllow: [{ kind: "origin", origin: url }],
    download: DOWNLOAD,
    ...changes,
  };
  const settings = { prompt: "A fox", imageIds: [], ratio: "16:9", duration: 5, model: "seedance-2.0" } as const;
  const admitted = await admitOne(services, userId, { ...settings, imageIds: [], requestId: randomUUID() });
  if (!admitted.ok) throw new Error("not admitted");
  const { id } = admitted.generation.row;
  const change = (set: Partial<typeof generations.$inferInsert>) =>
    world.database.db.update(generations).set(set).where(eq(generations.id, id));
  const read = async () => {
    const [row] = await world.database.db.select().from(generations).where(eq(generations.id, id));
    return row!;
  };
  await step(services, id);
  // The first poll is due in five seconds.
  await change({ dueAt: new Date(0) });
  return { id, services, folder, read, change };
}

describe("a provider whose video arrives", () => {
  test.each(Object.entries(WAYS))("%s", async (_, way) => {
    const video = kinds[way.kind ?? "indexFirst"];
    const at = await provider(way, video);
    const { id, services, folder, read, change } = await saving(at.url, way.end === "expired" ? SLOW : {});
    const row = await until(
      "its end",
      async () => {
        await step(services, id);
        const now = await read();
        if (["ready", "failed"].includes(now.state)) return now;
        expect(now).toMatchObject({ state: "saving", stalledAt: null });
        // Between two tries there are no partial files.
        expect(await filesIn(folder)).toEqual([]);
        if (way.end === "expired") {
          expect(generationView(now, [])).toMatchObject({ trouble: way.why, source: { address: now.sourceUrl } });
          const dies = now.failures === 3 && { sourceExpiresAt: new Date() };
          await change({ dueAt: new Date(0), ...dies });
        }
        return null;
      },
      20_000,
      5,
    );

    expect(at.fetches()).toBe(way.fetches);
    const files = await filesIn(folder);
    if (way.end === "ready") {
      expect(row).toMatchObject({ state: "ready", videoBytes: video.length, videoWidth: 64, videoHeight: 36 });
      expect(row.videoSha256).toBe(createHash("sha256").update(video).digest("hex"));
      expect(files.map((file) => path.join(file.parentPath, file.name))).toEqual([path.join(folder, row.videoKey!)]);
      expect((await readFile(path.join(folder, row.videoKey!))).equals(video)).toBe(true);
    } else {
      expect(files).toEqual([]);
      expect(row).toMatchObject({ state: "failed", videoKey: null, failureClass: way.end, failureCharged: true });
      // Reported as our own reason, and not as the provider's words.
      expect(generationView(row, []).failure).toMatchObject({ reason: null, ours: way.why, charged: true });
    }
  });

  test("keeps the ledger correct, however the video arrived", async () => {
    // Each instance of the table had files of its own, which were checked above.
    const found = await breaches({ db: world.services.db, storage: world.services.storage, tasks: [] });
    expect(found.filter((breach) => !breach.endsWith("its file is missing"))).toEqual([]);
  });
});

describe("while the address is valid", () => {
  test("a download never stalls, and its owner can retry it at once", async () => {
    const at = await provider(
      { answers: [status(403), status(403), whole], end: "ready", fetches: 3 },
      kinds.indexFirst,
    );
    const { id, services, read, change } = await saving(at.url, SLOW);
    await step(services, id);
    expect(await read()).toMatchObject({ state: "saving", failures: 1 });
    await change({ failures: 30 });
    expect(await downloadNow(services, { userId: await world.user(), id })).toBe(false);
    expect(await downloadNow(services, { userId, id })).toBe(true);
    await step(services, id);
    expect(await read()).toMatchObject({ state: "saving", failures: 31, stalledAt: null });
    expect(at.fetches()).toBe(2);
    await downloadNow(services, { userId, id });
    await step(services, id);
    expect(await read()).toMatchObject({ state: "ready" });
    expect(await downloadNow(services, { userId, id })).toBe(false);
  });

  test("a download is tried a last time just when the address expires, however long the wait has become", async () => {
    const at = await provider(never(status(404), "http_status", 404), kinds.indexFirst);
    const { id, services, read, change } = await saving(at.url, SLOW);
    await step(services, id);
    const dies = new Date(Date.now() + 600);
    await change({ sourceExpiresAt: dies, dueAt: new Date(0) });
    await step(services, id);
    const { dueAt } = await read();
    expect(Math.abs(dueAt!.getTime() - dies.getTime())).toBeLessThan(300);
    await until("the end", async () => {
      await step(services, id);
      return (await read()).state === "failed";
    });
    expect(await read()).toMatchObject({ failureClass: "expired", failureReason: "ours: http_status 404" });
  });

  test("an address without a known expiry is valid for a day", async () => {
    const at = await provider(never(status(404), "http_status", 404), kinds.indexFirst);
    const { id, services, read, change } = await saving(at.url);
    await step(services, id);
    const hours = (n: number) => new Date(Date.now() - n * 60 * 60_000);
    await change({ sourceExpiresAt: null, renderedAt: hours(23), dueAt: new Date(0) });
    await step(services, id);
    expect((await read()).state).toBe("saving");
    await change({ renderedAt: hours(25), dueAt: new Date(0) });
    await step(services, id);
    expect((await read()).state).toBe("failed");
  });

  test("an address that the administrator allows later is fetched from", async () => {
    const at = await provider(ready(1, [whole]), kinds.indexFirst);
    const { id, services, read, change } = await saving(at.url, { fetchAllow: [] });
    await step(services, id);
    expect(await read()).toMatchObject({ state: "saving", lastTrouble: "ours: not_https" });
    expect(at.fetches()).toBe(0);
    for (const [list, state] of [
      ["10.0.0.0/8, cdn.example.com", "saving"],
      ["127.0.0.0/8", "ready"],
    ] as const) {
      await change({ dueAt: new Date(0) });
      await step({ ...services, fetchAllow: parseFetchAllow(list).filter((place) => place !== null) }, id);
      expect((await read()).state).toBe(state);
    }
  });

  test("a server that is down and our own full disk are waited out", async () => {
    const port = await closedPort();
    const at = await provider(ready(1, [whole], { address: `http://127.0.0.1:${port}/v.mp4` }), kinds.indexFirst);
    const { id, services, read, change } = await saving(at.url, {
      fetchAllow: [{ kind: "origin", origin: `http://127.0.0.1:${port}` }],
    });
    await step(services, id);
    expect(await read()).toMatchObject({ state: "saving", lastTrouble: "ours: unreachable" });
    await change({ sourceUrl: `${at.url}/v.mp4`, dueAt: new Date(0) });
    const full = { ...services.storage, put: () => Promise.reject(new Error("no space left")) };
    await step({ ...services, fetchAllow: [{ kind: "origin", origin: at.url }], storage: full }, id);
    expect(await read()).toMatchObject({ state: "saving", lastTrouble: "ours: store" });
  });

  test("each new reason is sent to the open pages", async () => {
    const at = await provider(never(status(403), "http_status", 403), kinds.indexFirst);
    const { id, services, change } = await saving(at.url);
    const published = () => world.events.filter((event) => event.generationId === id && event.to === "saving");
    await step(services, id);
    expect(published().map((event) => event.from)).toEqual(["rendering", "saving"]);
    await change({ dueAt: new Date(0) });
    await step(services, id);
    expect(published()).toHaveLength(2);
  });
});

test("the provider's words stay separate from ours", async () => {
  const at = await provider(ready(1, [whole]), kinds.indexFirst);
  const { read } = await saving(at.url);
  const row = { ...(await read()), state: "failed", failureClass: "provider" } as const;
  const failureOf = (failureReason: string | null) => generationView({ ...row, failureReason }, []).failure;
  expect(failureOf("ours: timeout")).toMatchObject({ reason: null, ours: { code: "timeout", status: 0 } });
  expect(failureOf("ours: not a code of ours")).toMatchObject({ reason: "ours: not a code of ours", ours: null });
  expect(failureOf("Internal error: HTTP 500")).toMatchObject({ reason: "Internal error: HTTP 500", ours: null });
  // As rows of an older release have it.
  expect(failureOf("HTTP 404")).toMatchObject({ reason: null, ours: { code: "http_status", status: 404 } });
  expect(failureOf("not a video")).toMatchObject({ reason: null, ours: { code: "not_a_video", status: 0 } });
  expect(failureOf(null)).toMatchObject({ reason: null, ours: null });
});
