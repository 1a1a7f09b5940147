"use client";

import { type ComponentType, type ReactNode, Suspense, use } from "react";
import { keepTrying } from "./keep-trying";

/**
 * A component that is in the served page, complete, whose script is loaded when it is rendered. While that can't be
 * loaded it stays as it was served. `waiting` keeps its place: the browser shows a large part of a page a moment later.
 */
export function servedPart<Props extends object>(
  load: Loader<Props>,
  waiting?: (props: Props) => ReactNode,
): ComponentType<Props> {
  const source: ServedSource<Props> = { load, loading: null };
  return (props) => (
    <Suspense fallback={waiting?.(props)}>
      <Served source={source} props={props} />
    </Suspense>
  );
}

export type Loader<Props> = () => Promise<{ default: ComponentType<Props> }>;
export type ServedSource<Props> = { load: Loader<Props>; loading: ReturnType<Loader<Props>> | null };

export function Served<Props extends object>({ source, props }: { source: ServedSource<Props>; props: Props }) {
  source.loading ??= keepTrying(source.load).catch(() => {
    source.loading = null;
    return { default: () => null };
  });
  const { default: Part } = use(source.loading);
  return <Part {...props} />;
}
