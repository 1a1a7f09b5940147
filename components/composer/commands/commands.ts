import type { HandledCommandId } from "./command-handlers";
import type { DialogId } from "./dialog-props";

export type Command = { id: string; keys: readonly string[]; opens?: DialogId; does?: HandledCommandId };

/**
 * All composer commands, in the order in which the menu and the shortcuts dialog list them. A key of one character runs
 * its command while no field has the focus. `opens` is a dialog of dialogs.ts, `does` a handler of command-handlers.ts;
 * a command with neither depends on the focused element and is only listed. Messages: `compose.tools.does.<id>`.
 */
export const COMMANDS = [
  { id: "generate", keys: ["Ctrl/⌘", "↵"], does: "generate" },
  { id: "prompt", keys: ["/"], does: "prompt" },
  { id: "mention", keys: ["@"], does: "mention" },
  { id: "add", keys: ["A"], does: "add" },
  { id: "earlier", keys: ["E"], opens: "earlier" },
  { id: "shots", keys: ["S"], does: "shots" },
  { id: "library", keys: ["L"], opens: "library" },
  { id: "sent", keys: ["W"], opens: "sent" },
  { id: "undo", keys: ["Ctrl/⌘", "Z"], does: "undo" },
  { id: "redo", keys: ["Ctrl/⌘", "Shift", "Z"], does: "redo" },
  { id: "move", keys: ["Shift", "← →"] },
  { id: "remove", keys: ["Del"] },
  { id: "menu", keys: ["Ctrl/⌘", "K"] },
  { id: "keys", keys: ["?"], opens: "keys" },
] as const satisfies readonly Command[];
/** Whether the menu can run it. */
export const offered = (action: Command): boolean => action.opens !== undefined || action.does !== undefined;

/** The command of a pressed key, as `shortcutKey` names it. */
export function commandOf(key: string): Command | undefined {
  if (key.length !== 1) return undefined;
  return COMMANDS.find(({ keys }) => keys.length === 1 && keys[0]?.toLowerCase() === key.toLowerCase());
}
