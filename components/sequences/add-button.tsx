"use client";

import { ListPlus } from "lucide-react";
import { useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import type { AddedVideo } from "./add-dialog";

const AddDialog = lazyPart(
  withMessages(() => import("./add-dialog")),
  { place: "above" },
);

/** Opens the choice of a sequence for a video; loaded when it is pressed. */
export function AddButton({ video, label, className }: { video: AddedVideo; label: string; className: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className={className}>
        <ListPlus aria-hidden="true" className="size-4" />
        {label}
      </button>
      {open && <AddDialog video={video} onClose={() => setOpen(false)} />}
    </>
  );
}
