import type { ComponentProps } from "react";

export type ButtonLook = "lamp" | "quiet" | "plain" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  /** The primary action of a page. */
  lamp: "bg-lamp text-lamp-ink font-semibold hover:brightness-105 active:brightness-95",
  quiet:
    "bg-[color-mix(in_oklab,transparent,var(--ink)_8%)] text-ink hover:bg-[color-mix(in_oklab,transparent,var(--ink)_13%)]",
  plain: "text-soft hover:text-ink hover:bg-[color-mix(in_oklab,transparent,var(--ink)_7%)]",
  danger: "text-danger hover:bg-[color-mix(in_oklab,transparent,var(--danger)_12%)]",
};

/** The classes of a button, for links that look like one. 44 px high for touch, 40 for a mouse. */
export const buttonClass = (look: ButtonLook = "quiet", className = ""): string =>
  `inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 text-sm select-none transition-[filter,background-color,color] duration-150 md:min-h-10 disabled:opacity-55 aria-disabled:opacity-55 ${LOOKS[look]} ${className}`;

type ButtonProps = ComponentProps<"button"> & { look?: ButtonLook; busy?: boolean };

/** `busy` keeps the label and its width, announces the state to screen readers, and blocks a second click. */
export function Button({ look, busy = false, className, type = "button", disabled, children, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(look, className)}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      {...rest}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent opacity-80"
    />
  );
}
