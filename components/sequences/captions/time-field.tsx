"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { readPlace } from "@/lib/sequences/captions/cue";
import { smpte } from "@/lib/sequences/timeline";

type Props = { label: string; frame: number; onChange: (frame: number) => void };

/** Frames of the arrow keys with Shift. */
const LONG_STEP = 10;

/** A frame of the sequence as a timecode that can be written: what can't be read becomes what it was. */
export function TimeField({ label, frame, onChange }: Props) {
  const { rate } = useEditor();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const read = typed === null ? null : readPlace(typed, rate);
    setTyped(null);
    if (read !== null && read !== frame) onChange(read);
  };
  const press = (event: KeyboardEvent) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter") take();
    if (way === undefined) return;
    event.preventDefault();
    setTyped(null);
    onChange(Math.max(0, frame + way * (event.shiftKey ? LONG_STEP : 1)));
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-soft text-sm">
        {label}
      </label>
      <input
        id={id}
        dir="ltr"
        value={typed ?? smpte(frame, rate)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={press}
        autoComplete="off"
        spellCheck={false}
        className="timecode min-h-11 w-full min-w-0 rounded-md bg-sunken px-3 md:min-h-10"
      />
    </div>
  );
}
