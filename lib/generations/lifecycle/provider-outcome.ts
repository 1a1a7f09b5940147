import { dbNow } from "@/db/clock";
import type { FailureClass, Generation } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import { callbackUrl } from "@/lib/generations/callbacks/callback-token";
import { IMAGE_LIFE_MS } from "@/lib/generations/limits";
import type { Services } from "@/lib/generations/services";
import type { ProviderError, SubmitRequest, Task } from "@/lib/provider/port";
import type { Storage } from "@/lib/storage/storage";
import { encodeReason } from "./our-reason";
import { signedImageUrl } from "./signed-image-url";

/**
 * The border between the provider's terms and ours: settings become a request, a task becomes an outcome, an error or a
 * reason becomes a class of failure.
 */

type Attempt = { id: string; token: string };

/** The documented request: the text first, then the images in the order in which the text counts them. */
export async function toSubmitRequest(
  services: Pick<Services, "storage" | "secret" | "imageOrigin" | "callbackOrigin" | "provider">,
  row: Generation,
  images: ReferenceImage[],
  attempt: Attempt,
): Promise<SubmitRequest> {
  const { imageOrigin: origin, secret, callbackOrigin, provider } = services;
  const calls = provider.capabilities.callbacks && callbackOrigin;
  const expiresAt = new Date(dbNow().getTime() + IMAGE_LIFE_MS);
  const imageUrls = await Promise.all(
    images.map((image) =>
      origin ? signedImageUrl({ origin, secret, id: image.id, expiresAt }) : dataUri(services.storage, image),
    ),
  );
  return {
    model: row.model,
    text: row.prompt,
    imageUrls,
    duration: row.duration,
    ratio: row.ratio,
    callbackUrl: calls ? callbackUrl({ origin: calls, provider: provider.name, attempt }) : undefined,
  };
}

async function dataUri(storage: Storage, image: ReferenceImage): Promise<string> {
  const file = await storage.open(image.storageKey);
  if (!file) throw new Error("a reference image is missing from storage");
  const bytes = Buffer.from(await new Response(file.body).arrayBuffer());
  return `data:${image.contentType};base64,${bytes.toString("base64")}`;
}

export type Outcome =
  | { kind: "open"; status: string }
  | { kind: "rendered"; videoUrl: string; consumed: string | null; status: string }
  | Failed;
export type Failed = {
  kind: "failed";
  class: FailureClass;
  reason: string | null;
  consumed: string | null;
  /** The reason itself says that it was charged, whatever `consumed` says. */
  billed: boolean;
  status: string;
};

/** What a task means to us. `ageMs` is the time since the submit: a failure within ten seconds is a filter's. */
export function outcomeOf(task: Task, ageMs: number): Outcome {
  const { rawStatus: status, videoUrl, consumed, reason } = task;
  const failed = (why: FailureClass): Failed => ({
    kind: "failed",
    class: why,
    reason,
    consumed,
    billed: saysBilled(reason),
    status,
  });
  switch (task.status) {
    case "open":
      return { kind: "open", status };
    case "success":
      return videoUrl ? { kind: "rendered", videoUrl, consumed, status } : failed(knownClass(reason) ?? "no_video");
    case "failed":
      // Without a reason the status may be one: `expired`.
      return failed(classOfReason(reason ?? status, ageMs));
  }
}

/**
 * "Request successful, but the official returned empty content. Since the official platform will still charge us for
 * this, we have no choice but to bill this request as well." Seen verbatim by clients of this provider, and matched
 * loosely here. It means that the model vendor's own filter withheld the finished video.
 */
const EMPTY_CONTENT = new RegExp(
  [
    /\breturn(s|ed|ing)?\W+(an?\W+)?(empty|blank|no)[\s_-]+(content|result|response|output|video|data)s?\b/,
    /\b(empty|blank)[\s_-]+(content|result|response|output|video|data)\b.{0,20}\breturned\b/,
    /(返回|输出|生成)[^。.,]{0,8}(为空|空的?(内容|结果|响应|数据|视频))/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);
const BILLED = /\b(bill(s|ed|ing)?|charg(e|es|ed|ing))\b|计费|扣费|收费|扣点|扣除|收取/i;
const NOT_BILLED =
  /(\b(not|never|no|without|free of)|n['’]t)( be| been| being)? (bill|charg)|((?<!不得|不能|无法)不会?|未|没有?|无需|免)(被|再)?(计费|扣费|收费|扣点|扣除|收取)/i;

function saysBilled(reason: string | null): boolean {
  const plain = reason?.normalize("NFKC") ?? "";
  return EMPTY_CONTENT.test(plain) && BILLED.test(plain) && !NOT_BILLED.test(plain);
}

/**
 * Phrases with which such services give a reason, in English and Chinese. The first match wins, so outputs come first.
 */
const REASONS: [RegExp, FailureClass][] = [
  [EMPTY_CONTENT, "moderation_output"],
  [
    /output.*(sensitive|moderat|policy|copyright|blocked|safety)|(sensitive|moderat|safety|blocked).*\boutput\b|生成.*(敏感|违规)|输出.*(敏感|违规)/i,
    "moderation_output",
  ],
  [
    /(image|picture|photo|face|portrait).*(sensitive|moderat|policy|real person|blocked|safety|not allowed|privacy|copyright)|real person|likeness|图.*(敏感|违规|真人)|真人|人脸/i,
    "moderation_image",
  ],
  [
    /(text|prompt|input).*(sensitive|moderat|policy|blocked|safety|not allowed|copyright)|sensitive|moderat|content policy|safety (system|filter)|copyright|敏感|违规|审核/i,
    "moderation_text",
  ],
  [/unauthori[sz]ed|api.?key|balance|credit|quota|insufficient|arrears|余额|欠费|密钥/i, "account"],
  [/expired|timed? ?out|deadline|超时|过期/i, "expired"],
  [
    /invalid|parameter|unsupported|format|too (large|small|long)|dimension|aspect|download.*image|参数|格式/i,
    "bad_input",
  ],
];

const FILTER_MS = 10_000;

export function classOfReason(reason: string | null, ageMs: number): FailureClass {
  return knownClass(reason) ?? (ageMs < FILTER_MS ? "moderation_text" : "provider");
}

function knownClass(reason: string | null): FailureClass | undefined {
  const plain = reason?.normalize("NFKC") ?? "";
  return REASONS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The class of failure of a submit that the provider refused. */
export function classOfRefusal(error: ProviderError): FailureClass {
  if (error.status === 402) return "account";
  switch (error.code) {
    case "unauthorized":
      return "account";
    case "bad_request":
      return knownClass(error.message) ?? "bad_input";
    case "rate_limited":
    case "server":
    case "unreachable":
    case "timeout":
    case "reset":
    case "not_found":
    case "nonsense":
      return "provider";
  }
}

/** An error in one line for the owner: our code and the provider's words. */
export const troubleOf = (error: ProviderError): string => `${error.code}: ${error.message}`.slice(0, 500);

/** What the provider wrote, else our own reason, so that our words never pass for the provider's. */
export function reasonOf({ code, status, message }: ProviderError): string {
  if (status !== null) return message;
  return encodeReason(code === "bad_request" ? "request_too_large" : "unanswered");
}
