import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and in the first client render, which must match the server's. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
