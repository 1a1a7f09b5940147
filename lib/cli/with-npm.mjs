/**
 * Ends a command together with the npm that runs it. npm forwards SIGTERM, but nothing forwards a kill -9 or a
 * container's out-of-memory kill: npm's child would keep running and hold the port and the database of the next start.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const look = () => {
    if (process.ppid !== npm) process.kill(process.pid, "SIGTERM");
  };
  setInterval(look, 500).unref();
}
