import { type ComponentProps, useId } from "react";

type FieldProps = Omit<ComponentProps<"input">, "id"> & { label: string; hint?: string; error?: string };

/** A labeled input with its hint and error, linked for screen readers; its direction follows its text. */
export function Field({ label, hint, error, className = "", ...input }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        dir="auto"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className="min-h-11 w-full rounded-md bg-sunken px-3 text-base text-ink shadow-[inset_0_0_0_1px_var(--line)] transition-shadow duration-150 placeholder:text-faint focus-visible:outline-offset-0 aria-invalid:shadow-[inset_0_0_0_1.5px_var(--danger)] read-only:text-soft"
        {...input}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-faint text-xs">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}
