import { requestId } from "@/components/video/request-id";

let id: string | null = null;
let count = 0;

/** Identifies this page load among all pages that may write the draft. */
export function pageId(): string {
  id ??= requestId();
  return id;
}

/** Numbers this page's writes, so that a late one is recognized as older. */
export function nextWrite(): number {
  count += 1;
  return count;
}
