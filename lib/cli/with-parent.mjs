/**
 * Loaded into the server before anything else: when the launcher dies without a word (kill -9, a closed terminal),
 * the server ends too, instead of holding the port and the database of the next start.
 */
process.channel?.unref();
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
