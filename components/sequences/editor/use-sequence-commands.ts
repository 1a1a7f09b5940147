"use client";

import { useEffect, useRef, useState } from "react";
import type { Command } from "@/components/commands/command";
import { usePageCommands } from "@/components/commands/page-commands";
import { firstTouch } from "@/components/ui/first-touch/first-touch";
import { keepTrying } from "@/components/ui/keep-trying";
import { isPressable, isTaken } from "@/components/ui/key-target";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import type { Editor } from "./editor";

const NONE: readonly Command<Editor>[] = [];

/** Offers the commands of a sequence's page, which are loaded at its first touch; a key that comes sooner is repeated. */
export function useSequenceCommands(editor: Editor): void {
  const [commands, setCommands] = useState(NONE);
  const held = useRef<KeyboardEvent | null>(null);
  useEffect(() => {
    let left = false;
    void firstTouch()
      .then(() => keepTrying(() => import("./sequence-commands")))
      .then(
        (loaded) => left || setCommands(loaded.SEQUENCE_COMMANDS),
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, []);
  usePageCommands(commands, editor);
  useWindowKeys((event) => {
    if (commands !== NONE || isTaken(event) || (event.key === " " && isPressable(event.target))) return;
    held.current = event;
    // These would scroll the page.
    if (event.key === " " || event.key.startsWith("Arrow")) event.preventDefault();
  });
  useEffect(() => {
    const { current } = held;
    if (commands === NONE || !current) return;
    held.current = null;
    (current.target ?? window).dispatchEvent(new KeyboardEvent("keydown", current));
  }, [commands]);
}
