import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type FetchAllow, parseFetchAllow } from "./allow";
import { FetchGuardError } from "./error";
import { type GuardedFetchOptions, guardedFetch } from "./safe-fetch";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function site(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return listen(server);
}

async function rawSite(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

const limits = { maxBytes: 1_000_000, idleMs: 1_000, totalMs: 3_000 };
const only = (origin: string): FetchAllow => [{ kind: "origin", origin }];
const ask = (url: string, over: Partial<GuardedFetchOptions> = {}) => guardedFetch(url, { ...limits, ...over });

/** Reads the whole body of a trusted origin's answer. */
async function download(url: string, over: Partial<GuardedFetchOptions> = {}) {
  const answer = await ask(url, { allow: only(new URL(url).origin), ...over });
  if (!answer.ok) throw new Error(`not fetched: ${answer.error}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  return { ...answer, bytes: Buffer.concat(chunks) };
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => "fetched",
    (error) => (error instanceof FetchGuardError ? error.code : String(error)),
  );

// Addresses inside a network, in every spelling on which URL parsers and resolvers are known to disagree.
test.each([
  ["https://127.0.0.1/", "private_address"],
  ["https://127.1/", "private_address"],
  ["https://127.0.1/", "private_address"],
  ["https://2130706433/", "private_address"],
  ["https://0x7f000001/", "private_address"],
  ["https://0x7f.0.0.1/", "private_address"],
  ["https://0177.0.0.1/", "private_address"],
  ["https://017700000001/", "private_address"],
  ["https://127.0.0.1./", "private_address"],
  ["https://１２７.０.０.１/", "private_address"],
  ["https://①②⑦.0.0.1/", "private_address"],
  ["https://127。0。0。1/", "private_address"],
  ["https://127.255.255.254/", "private_address"],
  ["https://0.0.0.0/", "private_address"],
  ["https://0/", "private_address"],
  ["https://10.0.0.1/", "private_address"],
  ["https://10.255.255.255/", "private_address"],
  ["https://172.16.0.1/", "private_address"],
  ["https://172.31.255.255/", "private_address"],
  ["https://192.168.0.1/", "private_address"],
  ["https://169.254.169.254/latest/meta-data/", "private_address"],
  ["https://0xa9fea9fe/", "private_address"],
  ["https://2852039166/", "private_address"],
  ["https://100.64.0.1/", "private_address"],
  ["https://100.100.100.200/", "private_address"],
  ["https://192.0.0.192/", "private_address"],
  ["https://192.0.2.1/", "private_address"],
  ["https://198.18.0.1/", "private_address"],
  ["https://198.51.100.1/", "private_address"],
  ["https://203.0.113.1/", "private_address"],
  ["https://224.0.0.1/", "private_address"],
  ["https://240.0.0.1/", "private_address"],
  ["https://255.255.255.255/", "private_address"],
  ["https://[::1]/", "private_address"],
  ["https://[::]/", "private_address"],
  ["https://[0:0:0:0:0:0:0:1]/", "private_address"],
  ["https://[::ffff:127.0.0.1]/", "private_address"],
  ["https://[::ffff:7f00:1]/", "private_address"],
  ["https://[::ffff:10.0.0.1]/", "private_address"],
  ["https://[::ffff:0:127.0.0.1]/", "private_address"],
  ["https://[::127.0.0.1]/", "private_address"],
  ["https://[::10.0.0.1]/", "private_address"],
  ["https://[64:ff9b::7f00:1]/", "private_address"],
  ["https://[64:ff9b:1::7f00:1]/", "private_address"],
  ["https://[2002:7f00:1::]/", "private_address"],
  ["https://[2001:0:7f00:1::]/", "private_address"],
  ["https://[2001:db8::1]/", "private_address"],
  ["https://[fc00::1]/", "private_address"],
  ["https://[fd00:ec2::254]/", "private_address"],
  ["https://[fe80::1]/", "private_address"],
  ["https://[fec0::1]/", "private_address"],
  ["https://[ff02::1]/", "private_address"],
  ["https://[4000::1]/", "private_address"],
  ["http://example.com/video.mp4", "not_https"],
  ["http://127.0.0.1/", "not_https"],
  ["ftp://example.com/video.mp4", "not_https"],
  ["file:///etc/passwd", "not_https"],
  ["data:video/mp4;base64,AAAA", "not_https"],
  ["gopher://127.0.0.1:6379/_FLUSHALL", "not_https"],
  ["javascript:alert(1)", "not_https"],
  ["blob:https://example.com/x", "not_https"],
  ["https://user:password@example.com/", "bad_url"],
  ["https://example.com@127.0.0.1/", "bad_url"],
  ["https://example.com:8443/", "other_port"],
  ["https://example.com:22/", "other_port"],
  ["https://example.com:80/", "other_port"],
  ["https://[fe80::1%25eth0]/", "bad_url"],
  ["https://exa mple.com/", "bad_url"],
  ["https://256.256.256.256/", "bad_url"],
  ["https:///", "bad_url"],
  ["//example.com/", "bad_url"],
  ["video.mp4", "bad_url"],
  ["", "bad_url"],
  [`https://example.com/${"a".repeat(5_000)}`, "bad_url"],
])("%s is refused before anything is dialed", async (url, error) => {
  const answer = await ask(url, { lookup: () => Promise.reject(new Error("was looked up")) });
  expect(answer).toEqual({ ok: false, error });
});

test.each([
  ["127.0.0.1"],
  ["10.0.0.1"],
  ["169.254.169.254"],
  ["::1"],
  ["::ffff:127.0.0.1"],
  ["fd00::1"],
  ["not an address"],
])("a name that resolves to %s is refused when the socket looks it up", async (address) => {
  const lookup = () => Promise.resolve([address]);
  expect(await ask("https://rebind.example/v.mp4", { lookup })).toEqual({ ok: false, error: "private_address" });
});

test("a name with one public and one private address is refused", async () => {
  const lookup = () => Promise.resolve(["93.184.215.14", "127.0.0.1"]);
  expect(await ask("https://both.example/", { lookup })).toEqual({ ok: false, error: "private_address" });
});

test("localhost by name is refused by its resolved address", async () => {
  expect(await ask("https://localhost/")).toEqual({ ok: false, error: "private_address" });
});

test("a name that does not resolve is unreachable", async () => {
  const lookup = () => Promise.reject(new Error("ENOTFOUND"));
  expect(await ask("https://nowhere.example/", { lookup })).toEqual({ ok: false, error: "unreachable" });
  expect(await ask("https://nowhere.example/", { lookup: () => Promise.resolve([]) })).toEqual({
    ok: false,
    error: "unreachable",
  });
});

test("the provider's own origin is fetched over plain http, byte for byte", async () => {
  const bytes = Buffer.alloc(300_000, "video");
  const origin = await site((_, response) =>
    response.writeHead(200, { "Content-Type": "video/mp4", "Content-Length": bytes.length }).end(bytes),
  );
  const file = await download(`${origin}/a.mp4`);
  expect(file.bytes.equals(bytes)).toBe(true);
  expect(file).toMatchObject({ contentType: "video/mp4", contentLength: 300_000, finalUrl: `${origin}/a.mp4` });
});

test("the provider's origin is allowed for that host and port only", async () => {
  const origin = await site((_, response) => response.end("secret"));
  const other = await site((_, response) => response.end("secret"));
  expect(await ask(other, { allow: only(origin) })).toEqual({ ok: false, error: "not_https" });
  expect(await ask(origin.replace("127.0.0.1", "localhost"), { allow: only(origin) })).toEqual({
    ok: false,
    error: "not_https",
  });
  expect(await ask("https://10.0.0.1/", { allow: only(origin) })).toEqual({ ok: false, error: "private_address" });
});

test("the request contains no cookie, no key and no referrer", async () => {
  let headers: IncomingMessage["headers"] = {};
  const origin = await site((request, response) => {
    headers = request.headers;
    response.end("x");
  });
  await download(origin, { accept: "video/*" });
  expect(headers).toEqual({
    host: new URL(origin).host,
    accept: "video/*",
    "accept-encoding": "identity",
    "user-agent": "ninefold",
    connection: "close",
  });
});

const redirectTo = (location: string) => site((_, response) => response.writeHead(302, { Location: location }).end());

test.each([
  ["https://10.0.0.1/", "private_address"],
  ["https://[::1]/", "private_address"],
  ["http://169.254.169.254/", "not_https"],
  ["file:///etc/passwd", "not_https"],
  ["https://user:pw@example.com/", "bad_url"],
  ["https://example.com:8080/", "other_port"],
  ["//127.0.0.1:1/", "not_https"],
  ["https://rebind.example/", "private_address"],
])("a redirect to %s is checked like a first address", async (location, error) => {
  const origin = await redirectTo(location);
  const answer = await ask(origin, {
    allow: only(origin),
    lookup: (name) => Promise.resolve([name === "rebind.example" ? "127.0.0.1" : name]),
  });
  expect(answer).toEqual({ ok: false, error });
});

test("a relative redirect is followed, and the final address is returned", async () => {
  const origin = await site((request, response) => {
    if (request.url === "/a/start") response.writeHead(307, { Location: "../b?c=d" }).end();
    else response.end("there");
  });
  const file = await download(`${origin}/a/start`);
  expect(file.bytes.toString()).toBe("there");
  expect(file.finalUrl).toBe(`${origin}/b?c=d`);
});

test("a redirect loop ends after ten", async () => {
  let asked = 0;
  const origin = await site((_, response) => {
    asked += 1;
    response.writeHead(301, { Location: "/again" }).end();
  });
  expect(await ask(origin, { allow: only(origin) })).toEqual({ ok: false, error: "too_many_redirects" });
  expect(asked).toBe(11);
});

test.each([204, 302, 400, 403, 404, 410, 500, 503])("status %i is no file", async (status) => {
  const origin = await site((_, response) => response.writeHead(status).end());
  expect(await ask(origin, { allow: only(origin) })).toEqual({ ok: false, error: "http_status", status });
});

test("a declared length over the limit is refused before the body", async () => {
  const origin = await site((_, response) => response.writeHead(200, { "Content-Length": 1_000_001 }).flushHeaders());
  expect(await ask(origin, { allow: only(origin) })).toEqual({ ok: false, error: "too_large" });
});

test("an endless body is cut at the limit and its connection closed", async () => {
  let closed = false;
  const origin = await site((_, response) => {
    const more = () => !closed && response.write(Buffer.alloc(65_536), () => setImmediate(more));
    response.on("close", () => {
      closed = true;
    });
    more();
  });
  expect(await code(download(origin))).toBe("too_large");
  await expect.poll(() => closed).toBe(true);
});

const video = Buffer.concat([Buffer.from("\0\0\0\x14ftypisom"), Buffer.alloc(300_000, "video")]);
const begins = (head: Uint8Array) => Buffer.from(head).toString("latin1", 4, 8) === "ftyp";
const framed = (bytes: Buffer, size = 65_536) => {
  const sign = `;chunk-signature=${"a".repeat(64)}\r\n`;
  const frames = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => {
    const data = bytes.subarray(at * size, (at + 1) * size);
    return Buffer.concat([Buffer.from(data.length.toString(16) + sign), data, Buffer.from("\r\n")]);
  });
  return Buffer.concat([...frames, Buffer.from(`0${sign}x-amz-checksum-crc32:AAAAAA==\r\n\r\n`)]);
};

test.each<[string, string, Buffer]>([
  ["aws-chunked", "plain bytes", video],
  ["aws-chunked", "its frames", framed(video)],
  ["aws-chunked", "small frames", framed(video, 1_000)],
  ["binary", "plain bytes", video],
  ["UTF-8", "plain bytes", video],
  ["gzip", "plain bytes", video],
  ["gzip", "gzip", gzipSync(video)],
  ["x-gzip", "gzip", gzipSync(video)],
  ["br", "brotli", brotliCompressSync(video)],
  ["deflate", "zlib", deflateSync(video)],
  ["deflate", "bare deflate", deflateRawSync(video)],
  ["gzip, aws-chunked", "both", framed(gzipSync(video))],
  ["aws-chunked,gzip", "one of both", gzipSync(video)],
])("Content-Encoding %s over %s gives the file", async (encoding, _, body) => {
  const origin = await site((__, response) => response.writeHead(200, { "Content-Encoding": encoding }).end(body));
  expect((await download(origin, { begins })).bytes.equals(video)).toBe(true);
});

test.each<[string, Buffer]>([
  ["gzip", gzipSync(video).subarray(0, 200)],
  ["gzip", Buffer.from("this was never packed")],
  ["br", brotliCompressSync(video).subarray(0, 20)],
  ["deflate", deflateSync(video).subarray(0, 200)],
  ["aws-chunked", framed(video).subarray(0, 150_000)],
  ["aws-chunked", Buffer.from("ffff;chunk-signature=a\r\nshort\r\n0\r\n\r\n")],
])("a body that %s cannot unpack to its end is cut short", async (encoding, body) => {
  const origin = await site((_, response) => response.writeHead(200, { "Content-Encoding": encoding }).end(body));
  expect(await code(download(origin, { begins }))).toBe("cut_short");
});

test("a body that unpacks to more than the limit is abandoned, and its connection closed", async () => {
  let closed = false;
  const origin = await site((_, response) => {
    response.on("close", () => {
      closed = true;
    });
    response.writeHead(200, { "Content-Encoding": "gzip" });
    // Never ended: only abandoning it closes it.
    response.write(gzipSync(Buffer.alloc(50_000_000)));
  });
  expect(await code(download(origin))).toBe("too_large");
  await expect.poll(() => closed).toBe(true);
});

test.each([
  ["bytes 0-299/300", "fetched"],
  ["bytes 0-9/300", "fetched"],
  ["bytes */*", "fetched"],
  ["bytes 0-299/600", "cut_short"],
])("an unrequested 206 with %s over 300 bytes: %s", async (range, outcome) => {
  const origin = await site((_, response) =>
    response.writeHead(206, { "Content-Range": range }).end(Buffer.alloc(300)),
  );
  expect(await code(download(origin))).toBe(outcome);
});

test.each([
  ["127.0.0.1", "fetched"],
  ["127.0.0.0/8", "fetched"],
  ["10.0.0.0/8, http://localhost, 127.0.0.1/32", "fetched"],
  ["10.0.0.0/8", "not_https"],
  ["http://127.0.0.1:1", "not_https"],
  ["127.0.0.1:1", "not_https"],
  ["::ffff:127.0.0.1", "not_https"],
])("with %s allowed, http on this machine is %s", async (list, outcome) => {
  const origin = await site((_, response) => response.end("video"));
  const allow = parseFetchAllow(list).filter((place) => place !== null);
  const answer = await ask(origin, { allow });
  expect(answer.ok ? "fetched" : answer.error).toBe(outcome);
});

test.each<[string, string, string]>([
  ["127.192.0.0/10", "https://cdn.example/v.mp4", "unreachable"],
  ["127.192.0.0/10", "http://cdn.example/v.mp4", "not_https"],
  ["127.192.0.0/10", "https://cdn.example:8443/v.mp4", "other_port"],
  ["127.0.0.0/9", "https://cdn.example/v.mp4", "private_address"],
  ["cdn.example", "https://cdn.example:8443/v.mp4", "unreachable"],
  ["CDN.example", "http://cdn.example/v.mp4", "unreachable"],
  ["*.example", "http://cdn.example/v.mp4", "unreachable"],
  ["*.example", "http://cdnexample/v.mp4", "not_https"],
  ["example", "http://cdn.example/v.mp4", "not_https"],
  ["cdn.example:8443", "https://cdn.example/v.mp4", "private_address"],
  ["https://cdn.example", "https://cdn.example/v.mp4", "unreachable"],
  ["https://cdn.example", "http://cdn.example/v.mp4", "not_https"],
])("with %s allowed, %s that resolves to a private address is %s", async (list, url, outcome) => {
  // Nothing listens there: a failed connection shows that the address was allowed.
  const allow = parseFetchAllow(list).filter((place) => place !== null);
  const answer = await ask(url, { allow, lookup: () => Promise.resolve(["127.199.3.7"]) });
  expect(answer).toEqual({ ok: false, error: outcome });
});

test.each([
  "10/8",
  "300.1.1.1/8",
  "10.0.0.0/33",
  "http://a/path",
  "http://u:p@a",
  "ftp://a",
  "a b@c",
  "*",
  "a:99999",
  "[::1",
])("%s is no valid entry of the allow list", (entry) => {
  expect(parseFetchAllow(entry)).toContain(null);
});

test("a server that accepts and never answers times out", async () => {
  const origin = await rawSite(() => {});
  expect(await ask(origin, { allow: only(origin), idleMs: 100 })).toEqual({ ok: false, error: "timeout" });
});

test("a body that falls silent times out", async () => {
  const origin = await site((_, response) => response.write("some"));
  expect(await code(download(origin, { idleMs: 150 }))).toBe("timeout");
});

test("a slow drip that is never silent ends at the total limit", async () => {
  const origin = await site((_, response) => {
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  });
  const started = Date.now();
  expect(await code(download(origin, { idleMs: 200, totalMs: 400 }))).toBe("timeout");
  expect(Date.now() - started).toBeLessThan(1_500);
});

test("our own slowness does not count as the server's silence", async () => {
  const origin = await site((_, response) => response.end(Buffer.alloc(400_000)));
  const answer = await ask(origin, { allow: only(origin), idleMs: 150 });
  let bytes = 0;
  for await (const chunk of answer.ok ? answer.body : []) {
    if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 400));
    bytes += chunk.byteLength;
  }
  expect(bytes).toBe(400_000);
});

test("a body shorter than declared is an error, not a short file", async () => {
  const origin = await rawSite((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));
  expect(await code(download(origin))).toBe("cut_short");
});

test.each([
  "",
  "\0\0\0\0",
  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
  "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
  `HTTP/1.1 200 OK\r\nX: ${"a".repeat(100_000)}\r\n\r\n`,
])("garbage instead of HTTP (%#) is unreachable, and no crash", async (text) => {
  const origin = await rawSite((socket) => socket.end(text));
  expect(await ask(origin, { allow: only(origin) })).toEqual({ ok: false, error: "unreachable" });
});

test("a refused connection is unreachable", async () => {
  const origin = await site(() => {});
  for (const stop of stops.splice(0)) stop();
  expect(await ask(origin, { allow: only(origin) })).toEqual({ ok: false, error: "unreachable" });
});

test("the caller's abort ends it with the caller's own reason, before and during the body", async () => {
  const silent = await rawSite(() => {});
  const reason = new Error("shutting down");
  const soon = () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 50);
    return stop.signal;
  };
  await expect(ask(silent, { allow: only(silent), signal: soon() })).rejects.toBe(reason);
  await expect(ask(silent, { allow: only(silent), signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const half = await site((_, response) => response.write("half"));
  await expect(download(half, { signal: soon() })).rejects.toBe(reason);
});

test("a body that nobody reads is closed when its time is up", async () => {
  let closed = false;
  const origin = await site((_, response) => {
    response.on("close", () => {
      closed = true;
    });
    response.write("hello");
  });
  expect((await ask(origin, { allow: only(origin), totalMs: 200 })).ok).toBe(true);
  await expect.poll(() => closed).toBe(true);
});

test("leaving the loop early closes the connection", async () => {
  let closed = false;
  const origin = await site((_, response) => {
    response.on("close", () => {
      closed = true;
    });
    response.write("hello");
  });
  const answer = await ask(origin, { allow: only(origin) });
  for await (const _ of answer.ok ? answer.body : []) break;
  await expect.poll(() => closed).toBe(true);
});
