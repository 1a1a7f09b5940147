import type { Keys } from "./keys";
import type { S3Client } from "./s3-client";
import { textIn } from "./s3-upload";
import { type ListedFile, StorageError } from "./storage";

/** The files whose keys begin with `folder`. */
export async function* listObjects(
  client: S3Client,
  prefix: string,
  folder: string,
  keys: Keys,
): AsyncGenerator<ListedFile, void> {
  for (let token: string | undefined; ; ) {
    const page = { "list-type": "2", prefix: prefix + folder, ...(token && { "continuation-token": token }) };
    const answer = await client.send({ method: "GET", query: page });
    const xml = await answer?.text();
    if (!xml?.includes("<ListBucketResult")) throw new StorageError("The S3 store does not list its files.");
    for (const [, entry] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = textIn(entry, "Key")?.slice(prefix.length) ?? "";
      if (keys.pattern.test(key)) yield { key, bytes: Number(textIn(entry, "Size")) };
    }
    token = textIn(xml, "IsTruncated") === "true" ? textIn(xml, "NextContinuationToken") : undefined;
    if (!token) return;
  }
}
