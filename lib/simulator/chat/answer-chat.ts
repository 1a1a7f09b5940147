import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { json, type Reply, writeReply } from "../reply";
import { jsonOf } from "../validate";
import { readScript, type Script } from "../words";
import { type Question, reword } from "./rewording";

/** Milliseconds between two pieces of an answer, and the characters of one. */
const PACE_MS = 15;
const PIECE = 6;

const part = z.looseObject({ type: z.string(), text: z.string().default("") });
const schema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(part)]) })).min(1),
  stream: z.boolean().default(false),
});

/** The service's own form of an error, which is not that of the provider. */
const refusal = (status: number, message: string): Reply => ({ kind: "json", status, body: { error: { message } } });

/** What answers without a text. */
function refusalOf(script: Script): Reply | null {
  if (script.has("refine-401")) return refusal(401, "Incorrect API key provided");
  if (script.has("refine-429")) return refusal(429, "too many requests");
  if (script.has("refine-500")) return refusal(500, "internal server error");
  if (script.has("refine-html")) return { kind: "html", status: 200, title: "Please sign in" };
  return null;
}

/**
 * Answers `POST /v1/chat/completions`, streamed or whole, as services with that address do. Words in the first message
 * of the user spoil it.
 */
export async function answerChat(body: string, response: ServerResponse): Promise<void> {
  const parsed = schema.safeParse(jsonOf(body));
  if (!parsed.success) return writeReply(response, refusal(400, parsed.error.issues[0]?.message ?? "invalid"));
  const { messages, stream, model } = parsed.data;
  const question = questionOf(messages);
  const script = readScript(question.text);
  const refused = refusalOf(script);
  if (refused) return writeReply(response, refused);
  const text = script.has("refine-empty") ? "" : reword(question, script);
  const length = messages.map(({ content }) => JSON.stringify(content).length).reduce((sum, one) => sum + one, 0);
  const prompt_tokens = question.image ? 800 : Math.ceil(length / 4);
  const completion_tokens = Math.ceil(text.length / 4);
  const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens, cost: 0 };
  if (!stream || script.has("refine-whole")) {
    const choices = [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }];
    return writeReply(response, json({ object: "chat.completion", model, choices, usage }));
  }
  await writeEvents(response, text, script, usage);
}

function questionOf(messages: z.infer<typeof schema>["messages"]): Question {
  const textOf = (role: string): string => {
    const content = messages.find((message) => message.role === role)?.content ?? "";
    return typeof content === "string" ? content : content.map(({ text }) => text).join("\n");
  };
  const image = messages.some(
    ({ content }) => typeof content !== "string" && content.some(({ type }) => type === "image_url"),
  );
  return {
    system: textOf("system"),
    text: textOf("user"),
    again: messages.some(({ role }) => role === "assistant"),
    image,
  };
}

/** Writes the events. A client that disconnects ends it. */
async function writeEvents(response: ServerResponse, text: string, script: Script, usage: object): Promise<void> {
  const odd = script.has("refine-odd");
  const write = (value: unknown) => {
    const data = typeof value === "string" ? value : JSON.stringify(value);
    response.write(odd ? `data:${data}\r\r` : `data: ${data}\n\n`);
  };
  const say = (delta: object, finish_reason: string | null = null) =>
    write({ object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] });
  const pace = script.has("refine-slow") ? (script.get("refine-slow") ?? 1) * 100 : PACE_MS;

  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": the simulator is thinking\n\n");
  if (script.has("refine-hang")) return;
  if (script.has("refine-thoughts")) {
    say({ reasoning_content: "Let me think about it at length." });
    say({}, "length");
    response.end("data: [DONE]\n\n");
    return;
  }
  const whole = script.has("refine-think") ? `<think>Fog, then.</think>\n\`\`\`\n${text}\n\`\`\`` : text;
  const pieces = Array.from({ length: Math.ceil(whole.length / PIECE) }, (_, n) =>
    whole.slice(n * PIECE, (n + 1) * PIECE),
  );
  for (let n = 0; n < pieces.length || script.has("refine-endless"); n++) {
    if (response.destroyed) return;
    say({ content: pieces[n % pieces.length] });
    await sleep(pace, undefined, { ref: false });
    if (n < pieces.length / 2) continue;
    if (script.has("refine-cut")) return void response.destroy();
    if (script.has("refine-error")) return void response.end('data: {"error":{"message":"overloaded"}}\n\n');
  }
  say({}, "stop");
  write({ choices: [], usage });
  response.end(odd ? undefined : "data: [DONE]\n\n");
}
