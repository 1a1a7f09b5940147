import { runFfmpeg } from "./ffmpeg";
import { hasDiskRoom } from "./folder";
import { SERVER_EXPORT } from "./limits";
import type { Making } from "./making";
import { JobTrouble } from "./trouble";

/** A file that may be the reason, and what it would mean. */
export type Suspect = { file: string; trouble: JobTrouble; args: readonly string[] };

/** Finds out why ffmpeg failed, and throws it: a stop, a full disk, one of the files, or none of these. */
export async function blame({ programs, folder, signal }: Making, files: readonly Suspect[]): Promise<never> {
  signal.throwIfAborted();
  if (!(await hasDiskRoom(folder, -SERVER_EXPORT.spare / 2))) throw new JobTrouble("disk_full");
  for (const { file, trouble, args } of files) {
    const decode = [...args, "-threads", "1", "-i", `./${file}`, "-f", "null", "-"];
    if (!(await runFfmpeg(programs, decode, { folder, signal, seconds: SERVER_EXPORT.startSeconds }))) {
      signal.throwIfAborted();
      throw trouble;
    }
  }
  throw new JobTrouble("failed");
}
