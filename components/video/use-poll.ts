"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

type Poll<Answer> = {
  load: () => Promise<Answer>;
  onAnswer: (answer: Answer) => void;
  /** Milliseconds between two polls; null for none. A hidden tab polls only where `hidden` says so. */
  every: number | null;
  hidden?: boolean;
  /** Whether a return to this tab polls at once, at most once in `every`. */
  onReturn?: boolean;
};

/**
 * Polls while it is mounted. One request at a time: what is asked for meanwhile is asked once more after it. `failed` is
 * whether the last one did.
 */
export function usePoll<Answer>({ load, onAnswer, every, hidden = false, onReturn = true }: Poll<Answer>) {
  const [failed, setFailed] = useState(false);
  const turn = useRef({ mounted: false, busy: false, again: false, at: 0 });

  const poll = useEffectEvent(async (): Promise<void> => {
    const { current } = turn;
    current.again = current.busy;
    if (current.busy) return;
    current.busy = true;
    current.at = Date.now();
    try {
      const answer = await load();
      if (current.mounted) onAnswer(answer);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    current.busy = false;
    if (current.again && current.mounted) void poll();
  });
  const [pollNow] = useState(() => () => void poll());

  useEffect(() => {
    const { current } = turn;
    current.mounted = true;
    return () => {
      current.mounted = false;
    };
  }, []);
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => (hidden || !document.hidden) && pollNow(), every);
    const back = () => {
      if (onReturn && !document.hidden && Date.now() - turn.current.at >= every) pollNow();
    };
    window.addEventListener("focus", back);
    document.addEventListener("visibilitychange", back);
    window.addEventListener("online", pollNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", back);
      document.removeEventListener("visibilitychange", back);
      window.removeEventListener("online", pollNow);
    };
  }, [every, hidden, onReturn, pollNow]);
  return { failed, pollNow };
}
