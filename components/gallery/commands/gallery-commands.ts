import type { Command } from "@/components/commands/command";
import { CARD_KEYS } from "./card-keys";
import { endSelection } from "./end-selection";
import { selectAllVideos } from "./select-all";

/** What the gallery offers; the context is the query of its view. */
export const GALLERY_COMMANDS: readonly Command<string | null>[] = [...CARD_KEYS, selectAllVideos, endSelection];
