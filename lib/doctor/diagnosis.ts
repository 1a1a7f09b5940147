/** What a check found, in one line for the administrator. It names no secret. */
export type Diagnosis = { state: "ok" | "warning" | "failed"; say: string };

export const ok = (say: string): Diagnosis => ({ state: "ok", say });
export const warning = (say: string): Diagnosis => ({ state: "warning", say });
export const failed = (say: string): Diagnosis => ({ state: "failed", say });
