import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Blob = { bytes: Buffer; contentType: string };
/** What the store saw: enough to promise that the SDK was asked for the right thing. */
export type BlobCall = {
  method: string;
  path: string;
  key: string | null;
  access: string | null;
  bytes: number;
  at: number;
};

/**
 * A stand-in for Vercel Blob at the socket, so that the real SDK is what a test runs. It speaks the SDK's own protocol
 * (put, multipart, head, delete, and reads with Range) and can be told to misbehave.
 */
export async function startBlobStore(options: { token: string }) {
  const blobs = new Map<string, Blob>();
  const uploads = new Map<string, { key: string; contentType: string; parts: Map<number, Buffer> }>();
  const calls: BlobCall[] = [];
  const trouble = { failNext: 0, hang: false, ignoreRanges: false, publicStore: false, foreignUrls: false };
  let origin = "";

  const record = (key: string, blob: Blob) => ({
    url: trouble.foreignUrls ? `http://192.0.2.1/${key}` : `${origin}/files/${key}`,
    downloadUrl: `${origin}/files/${key}?download=1`,
    pathname: key,
    contentType: blob.contentType,
    contentDisposition: "inline",
    cacheControl: "private",
    uploadedAt: new Date().toISOString(),
    size: blob.bytes.length,
    etag: `"${blob.bytes.length}"`,
  });

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", origin);
    const body = await read(request);
    const header = (name: string) => request.headers[name]?.toString() ?? null;
    const key = url.searchParams.get("pathname") ?? url.searchParams.get("url");
    calls.push({
      method: request.method ?? "",
      path: url.pathname,
      key,
      access: header("x-vercel-blob-access"),
      bytes: body.length,
      at: Date.now(),
    });
    if (trouble.hang) return;
    if (header("authorization") !== `Bearer ${options.token}`) return fail(response, 403, "forbidden");
    if (trouble.failNext > 0) {
      trouble.failNext -= 1;
      return fail(response, 503, "service_unavailable");
    }
    if (url.pathname.startsWith("/files/")) return sendFile(request, response, blobs.get(url.pathname.slice(7)));
    const contentType = header("x-content-type") ?? "application/octet-stream";
    if (request.method === "PUT" || url.pathname === "/mpu") {
      if (trouble.publicStore && header("x-vercel-blob-access") === "private")
        return fail(response, 400, "bad_request", "Cannot use private access on a public store");
    }
    if (request.method === "PUT")
      return answer(response, record(key ?? "", keep(key ?? "", { bytes: body, contentType })));
    if (url.pathname === "/mpu") return multipart(header, key ?? "", contentType, body, response);
    if (url.pathname === "/delete") {
      for (const gone of JSON.parse(body.toString()).urls as string[]) blobs.delete(gone);
      return answer(response, {});
    }
    const found = blobs.get(key ?? "");
    return found === undefined ? fail(response, 404, "not_found") : answer(response, record(key ?? "", found));
  }

  function multipart(
    header: (name: string) => string | null,
    key: string,
    contentType: string,
    body: Buffer,
    response: ServerResponse,
  ) {
    const id = header("x-mpu-upload-id") ?? "";
    const upload = uploads.get(id);
    switch (header("x-mpu-action")) {
      case "create": {
        const uploadId = `upload-${uploads.size + 1}`;
        uploads.set(uploadId, { key, contentType, parts: new Map() });
        return answer(response, { uploadId, key });
      }
      case "upload": {
        const part = Number(header("x-mpu-part-number"));
        upload?.parts.set(part, body);
        return answer(response, { etag: `part-${part}` });
      }
      default: {
        if (upload === undefined) return fail(response, 404, "not_found");
        const named = JSON.parse(body.toString()) as { partNumber: number }[];
        const bytes = Buffer.concat(named.map(({ partNumber }) => upload.parts.get(partNumber) ?? Buffer.alloc(0)));
        return answer(response, record(key, keep(key, { bytes, contentType: upload.contentType })));
      }
    }
  }

  function keep(key: string, blob: Blob): Blob {
    blobs.set(key, blob);
    return blob;
  }

  function sendFile(request: IncomingMessage, response: ServerResponse, blob: Blob | undefined) {
    if (blob === undefined) return response.writeHead(404).end();
    const range = trouble.ignoreRanges ? null : /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    if (range === null) return response.writeHead(200, { "Content-Type": blob.contentType }).end(blob.bytes);
    return response
      .writeHead(206, { "Content-Type": blob.contentType })
      .end(blob.bytes.subarray(Number(range[1]), Number(range[2]) + 1));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: origin, blobs, calls, trouble, stop };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, body: unknown) {
  return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, code: string, message = code) {
  return response
    .writeHead(status, { "Content-Type": "application/json" })
    .end(JSON.stringify({ error: { code, message } }));
}
