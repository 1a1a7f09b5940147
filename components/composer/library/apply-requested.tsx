"use client";

import { useEffect } from "react";
import { useComposerContext } from "@/components/composer/context";
import { applyItem } from "./apply-item";
import type { LibraryItem } from "./library-item";

/** Applies an item once, without showing anything. */
export default function ApplyRequested({ item, onClose }: { item: LibraryItem; onClose: () => void }) {
  const composer = useComposerContext();
  useEffect(() => {
    void applyItem(composer, item, onClose);
  }, [composer, item, onClose]);
  return null;
}
