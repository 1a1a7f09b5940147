import type { Moment } from "./tripwire";

const SUBMIT = /\/api\/video\/seedance\/gen/;
const QUERY = /\/api\/task\/query/;
const VIDEO = /^\/files\//;
const MOVE = 'update "generations" set .*"state" = ';
const moved = (column: string) => new RegExp(`${MOVE}[^;]*"${column}" = `);

/** Where a server is killed: one render from the submit to the kept file has these seams. */
export const MOMENTS: Moment[] = [
  { name: "before the intent is written", at: "statement", sql: /insert into "submit_attempts"/ },
  { name: "before the intent is committed", at: "commit", sql: /insert into "submit_attempts"/ },
  { name: "intent committed, socket not open", at: "committed", sql: /insert into "submit_attempts"/ },
  { name: "in the middle of the submit", at: "request", path: SUBMIT },
  { name: "submit accepted, answer not read", at: "response", path: SUBMIT },
  { name: "answer read, not written", at: "statement", sql: /update "submit_attempts" set .*"outcome" = / },
  { name: "answer written, render not moved on", at: "answered", sql: /update "submit_attempts" set .*"outcome" = / },
  { name: "rendering committed, nobody told", at: "committed", sql: moved("task_id") },
  { name: "callback read, not recorded", at: "statement", sql: /greatest\(now\(\)/ },
  { name: "callback recorded, not answered", at: "answered", sql: /greatest\(now\(\)/ },
  { name: "before the question is heard", at: "request", path: QUERY },
  { name: "question answered, answer not read", at: "response", path: QUERY },
  { name: "finished render not committed", at: "commit", sql: moved("source_url") },
  { name: "in the middle of the copy", at: "body", path: VIDEO },
  { name: "file in its place, not recorded", at: "statement", sql: moved("video_key") },
  { name: "ready committed, nobody told", at: "committed", sql: moved("video_key") },
];
