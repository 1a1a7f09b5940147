import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startS3Server } from "@/e2e/fixtures/s3-server";
import { bytesOf, inChunks, newKey, pattern, testStorageContract } from "../../e2e/fixtures/storage-contract";
import { createS3 } from "./s3";
import { createS3Client, type S3Config } from "./s3-client";
import { type Storage, StorageError } from "./storage";

const options = { contentType: "video/mp4", maxBytes: 50_000_000 };
let server: Awaited<ReturnType<typeof startS3Server>>;
let storage: Storage;

/** The first time on a machine installs it. */
const INSTALL_MS = 180_000;

beforeAll(async () => {
  server = await startS3Server("videos-of-ada", "other");
}, INSTALL_MS);
afterAll(() => server.stop());
beforeEach(() => {
  storage = createS3(server.config("videos-of-ada"));
});

describe("S3", () => testStorageContract(() => storage));

/** The same request to the store itself. */
function onward(request: http.IncomingMessage, answered: (answer: http.IncomingMessage) => void) {
  const { method, headers, url: path } = request;
  const options = { port: server.port, host: "127.0.0.1", agent: false, method, headers, path };
  // The store may end the connection before all of a refused body was sent.
  return http.request(options, answered).on("error", () => request.destroy());
}
function pass(answer: http.IncomingMessage, response: http.ServerResponse) {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(response);
}

/** A proxy in front of the store: sees every request, and may answer it itself. */
async function between(see: (request: http.IncomingMessage, response: http.ServerResponse) => boolean) {
  const proxy = http.createServer((request, response) => {
    if (see(request, response)) return;
    request.pipe(onward(request, (answer) => pass(answer, response)));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { endpoint, stop: () => void proxy.close().closeAllConnections() };
}
const behind = (endpoint: string, over: Partial<S3Config> = {}) =>
  createS3({ ...server.config("videos-of-ada"), endpoint, ...over });

test("s3: a large file is sent in parts, a small one at once, with their content type and never in a framing", async () => {
  const seen: string[] = [];
  const proxy = await between(({ method, url = "", headers }) => {
    const query = new URL(url, "http://s3").searchParams;
    seen.push(`${method} ${[...query.keys()].join(" ")} ${headers["content-length"] ?? ""}`);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers["transfer-encoding"]).toBeUndefined();
    return false;
  });
  const through = behind(proxy.endpoint);
  await through.put(newKey(), inChunks(pattern(100), 10), options);
  const large = newKey();
  await through.put(large, inChunks(pattern(9_000_000), 500_000), options);
  expect(seen.map((line) => line.trim())).toEqual([
    "PUT  100",
    "POST uploads 0",
    "PUT partNumber uploadId 8388608",
    "PUT partNumber uploadId 611392",
    expect.stringMatching(/^POST uploadId \d+$/),
  ]);
  const file = await storage.open(large);
  expect(file?.contentType).toBe("video/mp4");
  await file?.body.cancel();
  proxy.stop();
});

test("s3: the upload of a large file that breaks off is aborted, so that nothing stays that would be billed", async () => {
  const uploads = async () => {
    const answer = await createS3Client(server.config("videos-of-ada")).send({ method: "GET", query: { uploads: "" } });
    return ((await answer?.text()) ?? "").match(/<Upload>/g)?.length ?? 0;
  };
  const proxy = await between(({ url = "" }, response) => {
    if (!url.includes("partNumber=2")) return false;
    response.writeHead(403).end();
    return true;
  });
  await expect(behind(proxy.endpoint).put(newKey(), inChunks(pattern(20_000_000), 500_000), options)).rejects.toThrow(
    "refuses access",
  );
  expect(await uploads()).toBe(0);
  proxy.stop();
});

test("s3: a request that the store fails once is repeated, and one that it refuses is not", async () => {
  let requests = 0;
  const proxy = await between((_, response) => {
    requests += 1;
    if (requests > 1) return false;
    response.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
    return true;
  });
  const key = newKey();
  expect(await behind(proxy.endpoint).put(key, inChunks(pattern(100), 10), options)).toMatchObject({ ok: true });
  expect(requests).toBe(2);
  await expect(behind(proxy.endpoint, { secretAccessKey: "wrong" }).stat(key)).rejects.toThrow();
  expect(requests).toBe(3);
  proxy.stop();
});

test("s3: a lost answer to the last step of an upload does not lose the file", async () => {
  let lost = 0;
  const proxy = await between((request, response) => {
    const isLast = request.method === "POST" && request.url?.includes("uploadId=");
    if (!isLast || lost > 0) return false;
    lost += 1;
    request.pipe(onward(request, (answer) => answer.resume().on("end", () => response.destroy())));
    return true;
  });
  const key = newKey();
  expect(await behind(proxy.endpoint).put(key, inChunks(pattern(9_000_000), 500_000), options)).toMatchObject({
    ok: true,
  });
  expect(lost).toBe(1);
  expect((await bytesOf(storage, key))?.equals(pattern(9_000_000))).toBe(true);
  proxy.stop();
});

test("s3: bytes that change on their way are refused by the store", async () => {
  const key = newKey();
  const proxy = await between((request, response) => {
    if (request.method !== "PUT") return false;
    const changed = onward(request, (answer) => pass(answer, response));
    request.on("data", (chunk: Buffer) => changed.write(Buffer.alloc(chunk.length, 7))).on("end", () => changed.end());
    return true;
  });
  await expect(behind(proxy.endpoint).put(key, inChunks(pattern(100), 10), options)).rejects.toBeInstanceOf(
    StorageError,
  );
  expect(await storage.stat(key)).toBeNull();
  proxy.stop();
});

test("s3: a store that does not answer is given up in time", async () => {
  const proxy = await between(() => true);
  const started = performance.now();
  await expect(behind(proxy.endpoint, { callMs: 200 }).stat(newKey())).rejects.toThrow("did not answer in time");
  expect(performance.now() - started).toBeLessThan(2_000);
  proxy.stop();
});

test.each<[string, Partial<S3Config>]>([
  ["check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY", { secretAccessKey: "wrong-secret" }],
  ["check S3_BUCKET", { bucket: "nothing-here" }],
  ["check S3_REGION", { region: "elsewhere-9" }],
  ["check S3_ENDPOINT", { endpoint: "http://127.0.0.1:9" }],
])("s3: a wrong setting is reported in one line: %s", async (sentence, over) => {
  const wrong = createS3({ ...server.config("videos-of-ada"), ...over });
  const error: unknown = await wrong.check().catch((reason) => reason);
  expect(error).toBeInstanceOf(StorageError);
  expect(String(error)).toContain(sentence);
  expect(String(error)).not.toContain("wrong-secret");
});

test("s3: the check detects a bucket that anyone can read, and a store that keeps more than was sent", async () => {
  const open = await between(({ headers }, response) => {
    if (headers.authorization) return false;
    response.writeHead(200).end();
    return true;
  });
  await expect(behind(open.endpoint).check()).rejects.toThrow("lets anyone read its files");
  open.stop();
  const framing = await between(({ method }, response) => {
    if (method !== "HEAD") return false;
    response.writeHead(200, { "Content-Length": 90 }).end();
    return true;
  });
  await expect(behind(framing.endpoint).check()).rejects.toThrow("does not keep a file as it was sent");
  framing.stop();
});

test("s3: frequent health checks write once in five minutes", async () => {
  let writes = 0;
  const proxy = await between(({ method }) => {
    if (method === "PUT") writes += 1;
    return false;
  });
  const through = behind(proxy.endpoint);
  await through.check();
  await through.check();
  expect(writes).toBe(1);
  proxy.stop();
});

test("s3: a cache that ignores ranges does not shift a player's bytes", async () => {
  const key = newKey();
  const bytes = pattern(500_000);
  await storage.put(key, inChunks(bytes, 50_000), options);
  const proxy = await between(({ headers }) => {
    delete headers.range;
    return false;
  });
  const part = await bytesOf(behind(proxy.endpoint), key, { start: 300_000, end: 300_009 });
  expect(part?.equals(bytes.subarray(300_000, 300_010))).toBe(true);
  proxy.stop();
});

test("s3: with a prefix, a bucket is shared with other data", async () => {
  const key = `videos/${randomUUID()}.mp4`;
  const [mine, theirs] = ["mine/", "theirs/"].map((prefix) => createS3({ ...server.config("other"), prefix }));
  await mine?.put(key, inChunks(pattern(5), 5), options);
  expect(await theirs?.stat(key)).toBeNull();
  const found = [];
  for await (const file of mine?.list("videos") ?? []) found.push(file);
  expect(found).toEqual([{ key, bytes: 5 }]);
});

test("s3: the bucket is in the host's name or in the path, as S3_PATH_STYLE says", async () => {
  const at = (pathStyle: boolean) =>
    createS3Client({ ...server.config("clips"), endpoint: "https://s3.example.com", pathStyle }).addressOf(
      "videos/a.mp4",
    );
  expect(at(true)).toBe("https://s3.example.com/clips/videos/a.mp4");
  expect(at(false)).toBe("https://clips.s3.example.com/videos/a.mp4");
});
