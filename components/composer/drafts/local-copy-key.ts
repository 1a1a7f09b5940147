/** Where the tab keeps its copy of the draft. */
export const LOCAL_COPY_KEY = "ninefold:draft";

/** Whether the previous page of this tab left a copy of its draft. */
export function hasLocalCopy(): boolean {
  try {
    return sessionStorage.getItem(LOCAL_COPY_KEY) !== null;
  } catch {
    return false;
  }
}
