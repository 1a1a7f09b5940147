"use client";

import { useEffect } from "react";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";

/** Opens the export of the sequence on this page; by itself where the address asks for it (`?export`). */
export function ExportButton({ label, hidden }: { label: string; hidden: boolean }) {
  const editor = useEditor();
  useEffect(() => {
    if (!new URLSearchParams(location.search).has("export")) return;
    // A reload must not open it again.
    history.replaceState(history.state, "", location.pathname);
    editor.set({ open: { dialog: "export" } });
  }, [editor]);
  return hidden ? null : <Button onClick={() => editor.set({ open: { dialog: "export" } })}>{label}</Button>;
}
