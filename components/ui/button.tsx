import type { ComponentProps } from "react";

export type ButtonLook = "lamp" | "quiet" | "plain" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  /** The primary action of a page. */
  lamp: "button-lamp",
  quiet: "button-quiet",
  plain: "button-plain",
  danger: "button-danger",
};

/** The classes of a button, for links that look like one. 44 px high for touch, 40 for a mouse. */
export const buttonClass = (look: ButtonLook = "quiet", className = ""): string =>
  `button ${LOOKS[look]} ${className}`.trimEnd();

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
