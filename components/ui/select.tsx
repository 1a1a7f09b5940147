import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

const LOOKS = {
  /** In a form, like its text fields. */
  field: "min-h-11 w-full bg-sunken pr-9 pl-3 text-base text-ink shadow-[inset_0_0_0_1px_var(--line)]",
  /** In a row of buttons. */
  button: "min-h-11 bg-surface pr-8 pl-3 text-sm text-soft hover:text-ink md:min-h-10",
  /** The same, with something chosen that a button would show as pressed. */
  pressed: "min-h-11 bg-lamp pr-8 pl-3 text-sm font-medium text-lamp-ink md:min-h-10",
  /** Beside the primary action, as high as that. */
  raised: "min-h-12 bg-raised pr-8 pl-3 text-sm text-soft hover:text-ink",
  /** In a line of text. */
  plain: "min-h-11 bg-transparent pr-6 pl-1 text-sm text-soft hover:text-ink md:min-h-8",
} as const;

type SelectProps = Omit<ComponentProps<"select">, "className"> & { look?: keyof typeof LOOKS; className?: string };

/**
 * A native select, because every phone has its own picker for it, in the looks of the fields and buttons beside it.
 * `className` is for its place and width.
 */
export function Select({ look = "field", className = "", ...select }: SelectProps) {
  return (
    <span className={`relative inline-flex min-w-0 max-w-full shrink-0 items-center ${className}`}>
      <select
        className={`min-w-0 max-w-full grow appearance-none truncate rounded-md transition-colors duration-150 *:bg-raised *:text-ink ${LOOKS[look]}`}
        {...select}
      />
      <ChevronDown
        aria-hidden="true"
        className={`pointer-events-none absolute size-4 ${look === "plain" ? "right-1" : "right-2.5"} ${look === "pressed" ? "text-lamp-ink" : "text-faint"}`}
      />
    </span>
  );
}
