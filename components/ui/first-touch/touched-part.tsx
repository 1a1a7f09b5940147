"use client";

import { type ComponentType, type ReactNode, Suspense, useEffect, useRef } from "react";
import { type Loader, Served, type ServedSource } from "@/components/ui/served-part";
import { countAsTouched, firstTouch } from "./first-touch";

/**
 * A component that is in the served page, complete, whose script is loaded when the page is first touched; a click that
 * comes sooner is repeated once it is there. In a page that the browser made, it is loaded at once in place of `waiting`.
 */
export function touchedPart<Props extends object>(load: Loader<Props>, waiting: ReactNode): ComponentType<Props> {
  const source: ServedSource<Props> = { load: () => firstTouch().then(load), loading: null };
  return (props) => <Touched source={source} props={props} waiting={waiting} />;
}

type TouchedProps<Props> = { source: ServedSource<Props>; props: Props; waiting: ReactNode };

function Touched<Props extends object>({ source, props, waiting }: TouchedProps<Props>) {
  const box = useRef<HTMLDivElement>(null);
  const clicks = useRef<HeldClicks>({ here: false, repeat: null });
  useEffect(() => {
    const stop = new AbortController();
    const { current } = clicks;
    const hold = (event: MouseEvent) => {
      if (current.here || !(event.target instanceof Element) || !box.current?.contains(event.target)) return;
      // Else a box would be checked now, and unchecked again by the repeated click.
      event.preventDefault();
      event.stopPropagation();
      current.repeat = event.target.closest<HTMLElement>("button, input, label");
    };
    // Before the listener of React, which lets no event through to what it has not taken over.
    window.addEventListener("click", hold, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <div ref={box} className="contents">
      <Suspense fallback={<AtOnce>{waiting}</AtOnce>}>
        <Served source={source} props={props} />
        <Here clicks={clicks} />
      </Suspense>
    </div>
  );
}

type HeldClicks = { here: boolean; repeat: HTMLElement | null };

/** Rendered only where nothing was served. */
function AtOnce({ children }: { children: ReactNode }) {
  useEffect(countAsTouched, []);
  return children;
}

/** Says that the part is there. */
function Here({ clicks: { current } }: { clicks: { current: HeldClicks } }) {
  useEffect(() => {
    current.here = true;
    current.repeat?.click();
    current.repeat = null;
  }, [current]);
  return null;
}
