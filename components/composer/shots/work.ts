import { docLength, sliceDoc } from "../mentions/doc";
import { type Work, write } from "../mentions/work";
import { bodyPlace, readTimeline, type Timeline, writeTimeline } from "./timeline";

/** The work with its shots changed: the same document, so that undo, the draft and the prompt all follow. */
export function editShots(work: Work, edit: (timeline: Timeline) => Timeline): Work {
  const timeline = readTimeline(work.doc);
  const edited = edit(timeline);
  return edited === timeline ? work : write(work, writeTimeline(edited), work.caret);
}

/** The description of one shot as if it were all that is written; an empty one when the shot is not there. */
export function shotWork(work: Work, index: number): Work {
  const place = bodyPlace(work.doc, index);
  const doc = place ? sliceDoc(work.doc, ...place) : [];
  return { ...work, doc, caret: Math.max(0, Math.min(docLength(doc), work.caret - (place?.[0] ?? 0))) };
}

/** Does to the description of a shot what the text editor does to a prompt. It stays one line: a new one would end it. */
export function describeShot(work: Work, index: number, change: (part: Work) => Work): Work {
  const place = bodyPlace(work.doc, index);
  if (!place) return work;
  const part = shotWork(work, index);
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
