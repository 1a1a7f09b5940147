import { type PromptDocument, write } from "@/components/composer/prompt/prompt-document";
import { docLength, sliceDoc } from "@/components/composer/prompt/prompt-text";
import { bodyPlace, readTimeline, type ShotTimeline, writeTimeline } from "./timeline";

/** The prompt with edited shots: they are the same text, so undo and drafts include them. */
export function editShots(prompt: PromptDocument, edit: (timeline: ShotTimeline) => ShotTimeline): PromptDocument {
  const timeline = readTimeline(prompt.doc);
  const edited = edit(timeline);
  return edited === timeline ? prompt : write(prompt, writeTimeline(edited), prompt.caret);
}

/** The description of one shot as a document of its own; empty when the shot doesn't exist. */
export function shotDocument(prompt: PromptDocument, index: number): PromptDocument {
  const place = bodyPlace(prompt.doc, index);
  const doc = place ? sliceDoc(prompt.doc, ...place) : [];
  return { ...prompt, doc, caret: Math.max(0, Math.min(docLength(doc), prompt.caret - (place?.[0] ?? 0))) };
}

/** Applies an editor's change to the description of a shot, which stays one line: a line break would end it. */
export function describeShot(
  prompt: PromptDocument,
  index: number,
  change: (part: PromptDocument) => PromptDocument,
): PromptDocument {
  const place = bodyPlace(prompt.doc, index);
  if (!place) return prompt;
  const part = shotDocument(prompt, index);
  const next = change(part);
  if (next.doc === part.doc) return next.caret === part.caret ? prompt : { ...prompt, caret: place[0] + next.caret };
  const line = next.doc.map((piece) => (typeof piece === "string" ? piece.replaceAll("\n", " ") : piece));
  const timeline = readTimeline(prompt.doc);
  const cuts = timeline.cuts.map((cut, at) => {
    if (at !== index) return cut;
    // Without a gap, the next typed space would become the gap and seem lost.
    return { ...cut, body: line, gap: cut.gap || (at < timeline.cuts.length - 1 ? " " : "") };
  });
  return write(prompt, writeTimeline({ ...timeline, cuts }), place[0] + next.caret);
}
