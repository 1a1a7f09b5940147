import type { Problems } from "@/lib/refine/kept";
import type { Refined, RefineFailure, RefineLine, Wish } from "@/lib/refine/protocol";

/**
 * Why nothing came: a key of `refine.failures`; `stopped`: it was aborted; `said`: the server's sentence, such as that
 * of a limit, or a key of `errors` where it has none.
 */
export type AskFailure =
  | { code: RefineFailure | "offline" | "stopped" }
  | { code: "said"; message: string | null; error: string };

export type Asked = ({ ok: true } & Refined) | { ok: false; error: AskFailure };

type Options = {
  signal: AbortSignal;
  /** Gets all of the text so far. */
  onText?: (text: string) => void;
  /** The text so far had these problems, and is written again. */
  onAgain?: (problems: Problems) => void;
};

/**
 * Asks this server for a rewrite, a translation or the description of an image. Aborting also ends the server's own
 * request. Never throws.
 */
export async function askRefine(wish: Wish, { signal, onText, onAgain }: Options): Promise<Asked> {
  const lost = (): Asked => ({ ok: false, error: { code: signal.aborted ? "stopped" : "offline" } });
  try {
    const response = await fetch("/api/refine", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wish),
      signal,
    });
    if (!response.ok) return { ok: false, error: refusalOf(await response.json().catch(() => null)) };
    let text = "";
    for await (const line of linesOf(response)) {
      if ("done" in line) return { ok: true, ...line.done };
      if ("failed" in line) return { ok: false, error: { code: line.failed } };
      if ("again" in line) {
        text = "";
        onAgain?.(line.again);
      } else text = text.slice(0, line.at) + line.text;
      onText?.(text);
    }
    return lost();
  } catch {
    return lost();
  }
}

async function* linesOf(response: Response): AsyncGenerator<RefineLine> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const step = await reader?.read();
    if (!step || step.done) return;
    const lines = (rest + step.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

function refusalOf(body: unknown): AskFailure {
  const { code, message } = Object(Object(body).error);
  return {
    code: "said",
    message: typeof message === "string" ? message : null,
    error: typeof code === "string" ? code : "unexpected",
  };
}
