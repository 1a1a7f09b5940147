import type { ComponentProps } from "react";

const look =
  "relative z-20 mt-1 inline-flex min-h-8 w-fit max-w-full items-center whitespace-nowrap rounded-sm bg-raised px-2.5 text-ink text-xs font-medium shadow-[0_0_0_1px_var(--line)] hover:bg-surface disabled:opacity-60 pointer-coarse:min-h-11";

/** A small button on a card, above the link that covers the card. */
export function CardButton(props: ComponentProps<"button">) {
  return <button type="button" {...props} className={look} />;
}

export const cardLinkLook = look;
