/** Runs once in each server process, before the first request is answered. */
export async function register(): Promise<void> {
  // Next replaces this very expression when it bundles; through env.ts the Node code would end up in the edge bundle.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("@/lib/server/start");
    await startServer();
  }
}
