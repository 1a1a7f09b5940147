/** On globalThis: Next bundles routes apart from what the server started. */
const shared = globalThis as typeof globalThis & { ninefoldWakeExports?: (() => void) | undefined };

/** Called by what makes exports in this process; undefined when it stops. */
export function onWake(wake: (() => void) | undefined): void {
  shared.ninefoldWakeExports = wake;
}

/** Tells this process that a job was added or canceled; other processes find out by themselves within seconds. */
export function wakeExports(): void {
  shared.ninefoldWakeExports?.();
}
