import { z } from "zod";
import { DEFAPI_CAPABILITIES } from "../provider/defapi/capabilities";

export type SimulatedRatio = keyof typeof DEFAPI_CAPABILITIES.ratios;
type SimulatedDuration = (typeof DEFAPI_CAPABILITIES.durations)[number];

const {
  durations,
  defaults,
  images: { max: IMAGES },
} = DEFAPI_CAPABILITIES;
export const ratios = Object.keys(DEFAPI_CAPABILITIES.ratios) as SimulatedRatio[];
/** Not in an e-mail address such as me@image1.com. */
const MENTION = /@image(\d+)(?!(?<=[\w.%+-]@image\d+)[\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-]))/gi;

const text = z.object({ type: z.literal("text"), text: z.string({ error: "text must be a string" }) });
const image = z.object({
  type: z.literal("image_url"),
  image_url: z.object(
    {
      url: z.string({ error: "image_url.url must be a string" }).refine(isImage, "image_url.url is not a valid image"),
    },
    { error: "image_url is required" },
  ),
});

const submission = z.object(
  {
    model: z.string({ error: "model must be a string" }).max(100).default(defaults.model),
    content: z.array(
      z.discriminatedUnion("type", [text, image], { error: "content items must be text or image_url" }),
      { error: "content is required and must be an array" },
    ),
    duration: z
      .literal(durations, { error: `duration must be one of ${durations.join(", ")}` })
      .default(defaults.duration),
    ratio: z.enum(ratios, { error: `ratio must be one of ${ratios.join(", ")}` }).default(defaults.ratio),
    callback_url: z.string().refine(isWeb, "callback_url must be an http or https address").optional(),
  },
  { error: "the body must be a JSON object" },
);

export type Submission = {
  model: string;
  prompt: string;
  images: number;
  duration: SimulatedDuration;
  ratio: SimulatedRatio;
  callbackUrl: string | null;
};

/** What a submit's body asks for, or the first error in it. */
export function validate(body: string): { ok: true; submission: Submission } | { ok: false; message: string } {
  const parsed = submission.safeParse(jsonOf(body));
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "invalid parameters" };
  const { model, content, duration, ratio, callback_url } = parsed.data;
  const prompt = content
    .flatMap((item) => (item.type === "text" ? [item.text] : []))
    .join("\n")
    .trim();
  const images = content.filter((item) => item.type === "image_url").length;
  if (prompt === "") return { ok: false, message: "content must have a text that is not empty" };
  if (images > IMAGES) return { ok: false, message: `content has more than ${IMAGES} images` };
  const beyond = [...prompt.matchAll(MENTION)].find(([, n]) => Number(n) < 1 || Number(n) > images);
  if (beyond) return { ok: false, message: `${beyond[0]} is mentioned, but there are ${images} images` };
  return {
    ok: true,
    submission: { model, prompt, images, duration, ratio, callbackUrl: callback_url ?? null },
  };
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

function isImage(address: string): boolean {
  // Not one regular expression over the whole: backtracking over megabytes of base64 overflows the stack.
  const inline = /^data:image\/(png|jpeg|jpg|webp);base64,/i.exec(address);
  if (!inline) return isWeb(address);
  const data = address.slice(inline[0].length);
  return data.length > 0 && !/[^A-Za-z0-9+/=]/.test(data);
}

/** Undefined for anything but JSON. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
