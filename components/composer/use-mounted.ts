import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and in the first drawing of the browser, which must be equal to the server's. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
