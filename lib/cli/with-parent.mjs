/**
 * Loaded into the server before anything else: when the launcher dies without a signal (kill -9, a closed terminal),
 * the server ends too, instead of holding the port and the database of the next start.
 * The development server also loads it into its own child, which would end at once: that child only waits for its
 * parent's messages.
 */
if (/(?:next|start-cluster\.mjs)$/.test(process.argv[1] ?? "")) {
  process.channel?.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
