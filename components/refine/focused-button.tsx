"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** A button that takes the focus: the one before it is gone, and with it the focus of the keyboard. */
export function FocusedButton({ label, ...rest }: { label: string; look?: "lamp"; onClick: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => place.current?.querySelector("button")?.focus(), []);
  return (
    <span ref={place} className="contents">
      <Button {...rest}>{label}</Button>
    </span>
  );
}
