/** The last moment at which a backup was due, for a time of day such as 03:30 in the machine's time zone. */
export function lastDue(time: string, now: Date): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const due = new Date(now);
  due.setHours(hours, minutes, 0, 0);
  if (due > now) due.setDate(due.getDate() - 1);
  return due;
}

const HOUR_MS = 3_600_000;

/** Whether two of a day's backups have been missed: none is complete from the last two days. */
export function isOverdue(complete: Date | null, now: Date): boolean {
  return complete === null || now.getTime() - complete.getTime() > 50 * HOUR_MS;
}
