"use client";

import { useEffect } from "react";
import { isPressable, isTaken } from "@/components/ui/key-target";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { createStore } from "@/components/ui/store";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { type Command, singleKeys } from "./command";

/** What the open page offers to the palette and to the list of shortcuts. */
export const pageCommands = createStore<readonly Command[]>([]);

/**
 * Offers commands while the calling component is mounted, and runs them by their keys; ignored while the user types,
 * drags a slider or presses a button. Commands and context must be stable: they are compared by identity. With `only`,
 * the keys work only then, before those of the rest of the page, and the commands are not offered.
 */
export function usePageCommands<Context>(
  commands: readonly Command<Context>[],
  context: Context,
  only?: () => boolean,
): void {
  const offered = only === undefined;
  useEffect(() => {
    if (!offered) return;
    const bound = commands.map((command): Command => {
      const { run, when } = command;
      return run ? { ...command, run: () => run(context), when: () => when?.(context) ?? true } : command;
    });
    pageCommands.set((now) => [...now, ...bound]);
    return () => pageCommands.set((now) => now.filter((one) => !bound.includes(one)));
  }, [commands, context, offered]);

  useWindowKeys((event) => {
    if (isTaken(event) || (event.key === " " && isPressable(event.target)) || only?.() === false) return;
    const key = shortcutKey(event);
    const command = commands.find((one) => one.run && singleKeys(one).includes(key) && (one.when?.(context) ?? true));
    if (!command) return;
    event.preventDefault();
    command.run?.(context);
  }, !offered);
}
