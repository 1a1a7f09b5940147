import { type PromptDocument, write } from "@/components/composer/prompt/prompt-document";
import { docLength, sliceDoc } from "@/components/composer/prompt/prompt-text";
import { bodyPlace, readTimeline, type ShotTimeline, writeTimeline } from "./timeline";

/** The work with its shots changed: the same document, so that undo, the draft and the prompt all follow. */
export function editShots(work: PromptDocument, edit: (timeline: ShotTimeline) => ShotTimeline): PromptDocument {
  const timeline = readTimeline(work.doc);
  const edited = edit(timeline);
  return edited === timeline ? work : write(work, writeTimeline(edited), work.caret);
}

/** The description of one shot as if it were all that is written; an empty one when the shot is not there. */
export function shotDocument(work: PromptDocument, index: number): PromptDocument {
  const place = bodyPlace(work.doc, index);
  const doc = place ? sliceDoc(work.doc, ...place) : [];
  return { ...work, doc, caret: Math.max(0, Math.min(docLength(doc), work.caret - (place?.[0] ?? 0))) };
}

/** Does to the description of a shot what the text editor does to a prompt. It stays one line: a new one would end it. */
export function describeShot(
  work: PromptDocument,
  index: number,
  change: (part: PromptDocument) => PromptDocument,
): PromptDocument {
  const place = bodyPlace(work.doc, index);
  if (!place) return work;
  const part = shotDocument(work, index);
  const next = change(part);
  if (next.doc === part.doc) return next.caret === part.caret ? work : { ...work, caret: place[0] + next.caret };
  const line = next.doc.map((piece) => (typeof piece === "string" ? piece.replaceAll("\n", " ") : piece));
  const timeline = readTimeline(work.doc);
  const cuts = timeline.cuts.map((cut, at) => {
    if (at !== index) return cut;
    // Without a gap, the next space that is typed would be taken for it and seem lost.
    return { ...cut, body: line, gap: cut.gap || (at < timeline.cuts.length - 1 ? " " : "") };
  });
  return write(work, writeTimeline({ ...timeline, cuts }), place[0] + next.caret);
}
