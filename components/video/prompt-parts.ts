import { cutAt, mentionsIn } from "@/lib/generations/mentions";

export type PromptPart = { kind: "text"; text: string } | { kind: "image"; number: number; text: string };

/** Splits a prompt at its mentions `@image1` … `@image9`. A number without an image stays text. */
export const promptParts = (prompt: string, images: number): PromptPart[] =>
  cutAt(
    prompt,
    mentionsIn(prompt).filter(({ number }) => number >= 1 && number <= images),
  ).map(({ text, mark }) => (mark ? { kind: "image", number: mark.number, text } : { kind: "text", text }));
