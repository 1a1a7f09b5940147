import type { S3Client } from "./s3-client";
import { StorageError } from "./storage";

type Upload = { key: string; headers: Record<string, string>; signal: AbortSignal | undefined; ms: number };

/** Uploads a file of more than one part. The store shows nothing before the last call; a failed upload is aborted. */
export async function uploadParts(
  client: S3Client,
  upload: Upload,
  first: Buffer[],
  rest: AsyncIterable<Buffer>,
): Promise<void> {
  const { key, headers, signal, ms } = upload;
  const begun = await client.send({ method: "POST", key, query: { uploads: "" }, headers, signal });
  const uploadId = textIn(await begun?.text(), "UploadId");
  if (!uploadId) throw new StorageError("The S3 store does not accept files in parts.");
  let bytes = 0;
  const tags: string[] = [];
  const sendPart = async (body: Buffer) => {
    const query = { partNumber: String(tags.length + 1), uploadId };
    const answer = await client.send({ method: "PUT", key, query, body, ms, signal });
    await answer?.body?.cancel();
    const tag = answer?.headers.get("etag");
    if (!tag) throw new StorageError("The S3 store did not confirm a part of a file.");
    tags.push(tag);
    bytes += body.byteLength;
  };
  try {
    for (const part of first) await sendPart(part);
    for await (const part of rest) await sendPart(part);
    const listed = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`);
    const body = Buffer.from(
      `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${listed.join("")}</CompleteMultipartUpload>`,
    );
    try {
      const done = await client.send({ method: "POST", key, query: { uploadId }, body, ms, signal });
      // Sent with 200 long before the store knows whether it works, so a failure is in the text.
      if ((await done?.text())?.includes("<Error>"))
        throw new StorageError("The S3 store could not join the parts of a file.");
    } catch (error) {
      // The answer to the first try was lost: the second finds no such upload, and the file is there.
      const found = await client.send({ method: "HEAD", key }).catch(() => null);
      if (signal?.aborted || Number(found?.headers.get("content-length") ?? Number.NaN) !== bytes) throw error;
    }
  } catch (error) {
    // What stays is billed until a rule of the bucket removes it.
    await client.send({ method: "DELETE", key, query: { uploadId } }).catch(() => null);
    throw error;
  }
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** The text of the first element of this name in a store's XML. */
export function textIn(xml: string | undefined, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml ?? "")?.[1];
  return text?.replace(/&(quot|apos|lt|gt|amp|#39|#34);/g, (whole, sign: string) => SIGNS[sign] ?? whole);
}
const SIGNS: Record<string, string> = { quot: '"', "#34": '"', apos: "'", "#39": "'", lt: "<", gt: ">", amp: "&" };
