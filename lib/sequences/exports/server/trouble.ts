/**
 * Why an export cannot be made, as keys of the page's messages (`sequences.server.trouble`). A process that was killed
 * three times at the same job leaves it `interrupted`.
 */
const CODES = [
  ...(["gone", "unreadable", "audio_gone", "audio_unreadable", "disk_full"] as const),
  ...(["large", "over_quota", "store", "interrupted", "failed"] as const),
] as const;

export type TroubleCode = (typeof CODES)[number];

/** `clip` is the place of the clip that is to blame. */
export class JobTrouble extends Error {
  override name = "JobTrouble";
  readonly code: TroubleCode;
  readonly clip: number | undefined;
  constructor(code: TroubleCode, clip?: number) {
    super(code);
    this.code = code;
    this.clip = clip;
  }
  /** As it is stored with the job. */
  get stored(): string {
    return this.clip === undefined ? this.code : `${this.code}:${this.clip}`;
  }
}

/** What is stored with a job, read again; an unknown one, of another version, is a failure. */
export function readTrouble(stored: string): { code: TroubleCode; clip: number | null } {
  const [name, clip] = stored.split(":");
  return { code: CODES.find((code) => code === name) ?? "failed", clip: clip === undefined ? null : Number(clip) };
}
