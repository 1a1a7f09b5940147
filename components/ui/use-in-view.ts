"use client";

import { type RefObject, useEffect, useState } from "react";

const callbacks = new WeakMap<Element, (seen: boolean) => void>();
let observer: IntersectionObserver | undefined;

function watch(element: Element, callback: (seen: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) callbacks.get(entry.target)?.(entry.isIntersecting);
    },
    { rootMargin: "120px" },
  );
  callbacks.set(element, callback);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    callbacks.delete(element);
  };
}

/** Whether the element is on or near the screen. One observer serves the whole page. */
export function useInView(ref: RefObject<Element | null>, wanted: boolean): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => (wanted && ref.current ? watch(ref.current, setSeen) : undefined), [ref, wanted]);
  return wanted && seen;
}
