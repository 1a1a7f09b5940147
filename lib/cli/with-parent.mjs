/**
 * Loaded into the server before anything else: when the launcher dies without a word (kill -9, a closed terminal),
 * the server ends too, instead of holding the port and the database of the next start.
 * The development server loads it into its own child again, which would end at once: it waits for its parent's messages
 * and for nothing else.
 */
if (process.argv[1]?.endsWith("next")) {
  process.channel?.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
