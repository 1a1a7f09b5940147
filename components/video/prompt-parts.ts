import { cutAt, mentionsIn } from "@/lib/generations/mentions";

export type PromptPart = { kind: "text"; text: string } | { kind: "picture"; number: number; text: string };

/** Cuts a prompt at its mentions `@image1` … `@image9`. A number with no picture behind it stays text. */
export const promptParts = (prompt: string, pictures: number): PromptPart[] =>
  cutAt(
    prompt,
    mentionsIn(prompt).filter(({ number }) => number >= 1 && number <= pictures),
  ).map(({ text, mark }) => (mark ? { kind: "picture", number: mark.number, text } : { kind: "text", text }));
