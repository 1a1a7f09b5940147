import type { Moment } from "./tripwire";

const SUBMIT = /\/api\/video\/seedance\/gen/;
const QUERY = /\/api\/task\/query/;
const VIDEO = /^\/files\//;
const TRANSITION = 'update "generations" set .*"state" = ';
const moved = (column: string) => new RegExp(`${TRANSITION}[^;]*"${column}" = `);

/** The moments at which a server is killed, from the submit to the stored file. */
export const MOMENTS: Moment[] = [
  { name: "before the attempt is recorded", at: "statement", sql: /insert into "submit_attempts"/ },
  { name: "before the attempt is committed", at: "commit", sql: /insert into "submit_attempts"/ },
  { name: "attempt committed, request not sent", at: "committed", sql: /insert into "submit_attempts"/ },
  { name: "in the middle of the submit", at: "request", path: SUBMIT },
  { name: "submit accepted, answer not read", at: "response", path: SUBMIT },
  { name: "answer read, not recorded", at: "statement", sql: /update "submit_attempts" set .*"outcome" = / },
  {
    name: "answer recorded, generation not moved on",
    at: "answered",
    sql: /update "submit_attempts" set .*"outcome" = /,
  },
  { name: "rendering committed, no notification sent", at: "committed", sql: moved("task_id") },
  { name: "callback read, not recorded", at: "statement", sql: /greatest\(now\(\)/ },
  { name: "callback recorded, not answered", at: "answered", sql: /greatest\(now\(\)/ },
  { name: "before the poll arrives", at: "request", path: QUERY },
  { name: "poll answered, answer not read", at: "response", path: QUERY },
  { name: "finished task not committed", at: "commit", sql: moved("source_url") },
  { name: "in the middle of the download", at: "body", path: VIDEO },
  { name: "file stored, not recorded", at: "statement", sql: moved("video_key") },
  { name: "ready committed, no notification sent", at: "committed", sql: moved("video_key") },
];
