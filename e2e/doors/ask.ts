import { z } from "zod";
import type { Outcome } from "./access";
import type { BuiltAction } from "./build";
import type { Ask, Door } from "./door";
import type { Things } from "./things";

/** `text`: all of it, headers included. */
type Answer = { outcome: Outcome; text: string; cookies: string[] };

/** Every way of asking at a door: a page is also asked as a navigation within the app does, and GET also as HEAD. */
export function asksOf(door: Door, things: Things, actions: Map<string, BuiltAction>): Ask[] {
  const asked = door.ask(things);
  if (door.kind === "action") return [asAction(asked, actions.get(door.name))];
  // A navigation's answer is in its body, so HEAD says nothing about it.
  if (asked.method !== "GET" || asked.headers?.rsc) return [asked];
  const head = { ...asked, method: "HEAD" };
  const rsc = asked.address.includes("?") ? "&_rsc" : "?_rsc";
  const navigation = { ...asked, address: asked.address + rsc, headers: { ...asked.headers, rsc: "1" } };
  return door.kind === "page" ? [asked, head, navigation] : [asked, head];
}

function asAction(asked: Ask, built: BuiltAction | undefined): Ask {
  if (!built) throw new Error("the build does not have this action");
  // A visitor of the first page without any cookie is shown another one, which has no such action.
  const cookie = "authjs.session-token=none";
  const headers = { ...asked.headers, "next-action": built.id, accept: "text/x-component", cookie };
  return { ...asked, address: built.page, headers };
}

/** Asks once. Of a stream, the first part: it never ends by itself. */
export async function ask(url: string, asked: Ask, visitor: Record<string, string>): Promise<Answer> {
  const headers = { origin: url, "accept-language": "en", ...asked.headers, ...visitor };
  const at = (address: string) =>
    fetch(new URL(address, url), {
      ...{ method: asked.method, headers, body: asked.body },
      ...{ redirect: "manual", signal: AbortSignal.timeout(60_000) },
    });
  const first = await at(asked.address);
  // A navigation is sent on once, to the address with the checksum of its headers.
  const next = asked.headers?.rsc && first.status === 307 ? first.headers.get("location") : null;
  const response = next?.includes("_rsc") && !isWayIn(next) ? await at(next) : first;
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const body = isStream ? await beginning(response) : await response.text();
  const text = `${JSON.stringify([...response.headers])}\n${body}`;
  const isAction = asked.headers?.["next-action"] !== undefined;
  const cookies = response.headers.getSetCookie();
  return { outcome: isAction ? outcomeOfAction(response, body) : outcomeOf(response, body), text, cookies };
}

async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

const BY_STATUS: Record<number, Outcome> = {
  400: "invalid",
  401: "sign_in",
  404: "not_found",
  409: "conflict",
  410: "ended",
};

const isWayIn = (location: string): boolean => /^(https?:\/\/[^/]+)?\/sign-in(\?next=|$)/.test(location);

function outcomeOf({ status, headers }: Response, body: string): Outcome {
  const location = headers.get("location");
  if (location !== null && status < 400) return isWayIn(location) ? "sign_in" : "open";
  if (status >= 400) return BY_STATUS[status] ?? String(status);
  // What the page found out after its first bytes were sent.
  if (/NEXT_REDIRECT;[a-z]+;\/sign-in/.test(body)) return "sign_in";
  return /NEXT_HTTP_ERROR_FALLBACK;404/.test(body) ? "not_found" : "open";
}

const said = z.object({
  ok: z.boolean().optional(),
  done: z.boolean().optional(),
  error: z.union([z.string(), z.object({ code: z.string() })]).optional(),
  fields: z.unknown().optional(),
});

function outcomeOfAction(response: Response, body: string): Outcome {
  const [location] = (response.headers.get("x-action-redirect") ?? "").split(";");
  if (location) return isWayIn(location) ? "sign_in" : "open";
  // The first row of the answer names the row with what the action returned.
  const row = /"a":"\$@([0-9a-f]+)"/.exec(body)?.[1];
  const returned = new RegExp(`^${row}:(.*)$`, "m").exec(body)?.[1];
  if (row === undefined || returned === undefined) return outcomeOf(response, body);
  if (returned.startsWith("E")) return /FALLBACK;404/.test(returned) ? "not_found" : "unexpected";
  const parsed = said.safeParse(JSON.parse(returned));
  if (!parsed.success) return "open";
  const { error, ok, fields } = parsed.data;
  const code = typeof error === "string" ? error : error?.code;
  if (code === "unauthorized" || code === "signed_out") return "sign_in";
  return code ?? (ok === false || fields !== undefined ? "invalid" : "open");
}
