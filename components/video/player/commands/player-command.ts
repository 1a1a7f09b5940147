import type { Command } from "@/components/commands/command";
import type { PlayerController } from "../controller";

type Keyed<Context> = Extract<Command<Context>, { Icon: unknown }> & { keys: readonly [string, ...string[]] };

/** A command for one video, or for several in sync. */
export type PlayerCommand = Keyed<PlayerController>;

/** A command for one video. */
export type VideoCommand = Keyed<HTMLVideoElement>;
