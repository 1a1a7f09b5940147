import type { ComponentType } from "react";
import type en from "@/lib/i18n/messages/en.json";

export type CommandId = keyof typeof en.commands.does;

type Named = {
  /** The key of its name in the messages `commands.does`. */
  id: CommandId;
  /** Pressed together. A single one runs the command while no field has the focus; its field handles a combination. */
  keys?: readonly string[];
  /** Another single key that runs it and is not shown. */
  alias?: string;
};

/** One of Lucide's; of commands that a first screen has, one of its own, which needs no script. */
export type CommandIcon = ComponentType<{ className?: string; "aria-hidden"?: "true" }>;

/**
 * One thing that a user can do: the palette, the keys and the list of shortcuts all read it from here. Without `run` it
 * depends on the focused element, which handles its keys; it is only listed among the shortcuts. `when` says whether
 * it applies now.
 */
export type Command<Context = undefined> = Named &
  (
    | { Icon: CommandIcon; run: (context: Context) => void; when?: (context: Context) => boolean }
    | { Icon?: undefined; run?: undefined; when?: undefined }
  );

/** What `shortcutKey` calls the keys that are shown by a sign or a word. */
const PRESSED: Record<string, string> = {
  "←": "arrowleft",
  "→": "arrowright",
  "↑": "arrowup",
  "↓": "arrowdown",
  space: " ",
  esc: "escape",
};

/** The name of a command's only key, as `shortcutKey` gives it; undefined for a combination. */
const keyName = (keys: readonly string[] = []): string | undefined => {
  const name = keys.length === 1 ? keys[0]?.toLowerCase() : undefined;
  return name && (PRESSED[name] ?? name);
};

/** The single keys that run a command. */
export const singleKeys = ({ keys, alias }: Pick<Named, "keys" | "alias">): string[] =>
  [keyName(keys), alias && keyName([alias])].filter((name) => name !== undefined);
