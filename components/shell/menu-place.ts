export const MENU_ID = "account-menu";

/** Until the script has loaded: in the header on a wide screen, above the bottom bar on a phone. */
export const MENU_PLACE =
  "inset-auto right-3 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] w-[min(20rem,calc(100vw-1.5rem))] md:top-13 md:right-4 md:bottom-auto";
