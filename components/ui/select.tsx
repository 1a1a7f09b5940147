import type { ComponentProps } from "react";

const LOOKS = {
  /** In a form, like its text fields. */
  field: "w-full bg-sunken pr-9 text-base text-ink shadow-[inset_0_0_0_1px_var(--line)]",
  /** In a row of buttons. */
  button: "select-button",
  /** The same, with something chosen that a button would show as pressed. */
  pressed: "select-button bg-lamp font-medium text-lamp-ink",
  /** Beside the primary action, as high as that. */
  raised: "min-h-12 bg-raised hover:text-ink",
  /** In a line of text. */
  plain: "bg-transparent pr-6 pl-1 hover:text-ink md:min-h-8",
} as const;
const ARROWS: Partial<Record<keyof typeof LOOKS, string>> = { pressed: "text-lamp-ink", plain: "after:right-1" };

type SelectProps = Omit<ComponentProps<"select">, "className"> & { look?: keyof typeof LOOKS; className?: string };

/**
 * A native select, because every phone has its own picker for it, in the looks of the fields and buttons beside it.
 * `className` is for its place and width.
 */
export function Select({ look = "field", className, ...select }: SelectProps) {
  return (
    <span className={["select", ARROWS[look], className].filter(Boolean).join(" ")}>
      <select className={LOOKS[look]} {...select} />
    </span>
  );
}
