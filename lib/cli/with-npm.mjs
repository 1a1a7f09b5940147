/**
 * A command that npm runs ends with that npm. npm passes on a polite SIGTERM, but nobody passes on a kill -9 or a
 * container's out-of-memory kill: what npm started would go on alone and hold the port and the database of the next
 * start.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const look = () => {
    if (process.ppid !== npm) process.kill(process.pid, "SIGTERM");
  };
  setInterval(look, 500).unref();
}
