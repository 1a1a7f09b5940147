import { useEffect, useState } from "react";

/** Milliseconds without typing before the server is queried. */
const PAUSE = 200;

/** The typed text, once typing pauses. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
