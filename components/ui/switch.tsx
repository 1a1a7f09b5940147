import { type ComponentProps, useId } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "id" | "type"> & { label: string; hint?: string };

/** A checkbox styled as a switch: it works in a plain form and by keyboard. */
export function Switch({ label, hint, className = "", ...input }: SwitchProps) {
  const id = useId();
  return (
    <div className={`relative flex min-h-11 items-center gap-3 py-1.5 ${className}`}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative z-10 h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full bg-line transition-colors duration-150 before:block before:size-5 before:translate-x-0.5 before:translate-y-0.5 before:rounded-full before:bg-raised before:shadow-sm before:transition-transform before:duration-150 checked:bg-lamp checked:before:translate-x-[1.125rem] disabled:opacity-55"
        {...input}
      />
      <span className="flex flex-col">
        <label htmlFor={id} className="cursor-pointer text-sm after:absolute after:inset-0">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-faint text-xs">
            {hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
