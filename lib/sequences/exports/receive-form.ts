import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { bodyChunks, parseJson, unlessTooLarge } from "@/lib/http/body";
import type { Recipe } from "@/lib/sequences/content";
import { exportRecipe } from "@/lib/sequences/schema";
import { EXPORT_POLICY } from "./limits";

/** The form's own bytes around its two parts. */
const AROUND = 10_000;

class BadForm extends Error {}
class LargeFile extends Error {}

type Received = { ok: true; recipe: Recipe } | { ok: false; error: "bad_form" | "too_large" | "no_room" };

/**
 * Reads an export's form: `recipe` as JSON first, then `file`, which is written to `path` as it arrives. Nothing of the
 * file is written before its recipe was found valid. What was written stays at `path`, whatever the answer.
 */
export async function receiveForm(request: Request, path: string): Promise<Received> {
  const ended = new AbortController();
  try {
    const recipe = await unlessTooLarge(() => readParts(request, path, ended.signal));
    return recipe ? { ok: true, recipe } : { ok: false, error: "too_large" };
  } catch (error) {
    if (error instanceof LargeFile) return { ok: false, error: "too_large" };
    const code = codeOf(error);
    if (code === "ENOSPC" || code === "EDQUOT") return { ok: false, error: "no_room" };
    // What the parser refuses has no code, unlike a failure of the disk or of the connection.
    if (error instanceof Error && code === null) return { ok: false, error: "bad_form" };
    throw error;
  } finally {
    // When the sender disconnects, the part ends without an end.
    ended.abort();
  }
}

async function readParts(request: Request, path: string, signal: AbortSignal): Promise<Recipe> {
  const form = openForm(request);
  let recipe: Recipe | undefined;
  let written: Promise<void> | undefined;
  form.on("field", (name, value, _nameCut, cut) => {
    if (name === "recipe" && !cut) recipe = exportRecipe.safeParse(parseJson(value)).data;
  });
  form.on("file", (name, file) => {
    // An error is only a sign to end: the part's own is reported by `form`.
    file.on("error", () => undefined);
    if (name !== "file" || !recipe) {
      file.resume();
      form.destroy(new BadForm("a file without its recipe before it"));
      return;
    }
    written = pipeline(file, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal });
    written = written.then(() => {
      if (file.truncated) throw new LargeFile();
    });
    written.catch((error) => form.destroy(error));
  });
  await pipeline(Readable.from(bodyChunks(request, EXPORT_POLICY.maxBytes + EXPORT_POLICY.maxRecipe + AROUND)), form);
  await written;
  if (!recipe || !written) throw new BadForm("a part is missing");
  return recipe;
}

function openForm(request: Request) {
  const limits = {
    ...{ fields: 1, files: 1, parts: 2, headerPairs: 10 },
    ...{ fieldSize: EXPORT_POLICY.maxRecipe, fileSize: EXPORT_POLICY.maxBytes },
  };
  try {
    return new Busboy({ headers: { "content-type": request.headers.get("content-type") ?? "" }, limits });
  } catch (error) {
    throw new BadForm("not a form", { cause: error });
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : null);
