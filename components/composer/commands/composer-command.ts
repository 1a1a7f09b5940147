import type { Command } from "@/components/commands/command";
import type { ComposerContext } from "@/components/composer/context";

export type ComposerCommand = Command<ComposerContext> & { keys: readonly [string, ...string[]] };
