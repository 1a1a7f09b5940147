import { requestId } from "@/components/video/request-id";

let id: string | null = null;
let count = 0;

/** This page among all that may write the draft, from its load to its end. */
export function pageId(): string {
  id ??= requestId();
  return id;
}

/** Counts this page's writes, so that a late one is known to be older. */
export function nextWrite(): number {
  count += 1;
  return count;
}
