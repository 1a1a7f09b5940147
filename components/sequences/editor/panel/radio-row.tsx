"use client";

import { useId } from "react";

type Props<Value extends string | number> = {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  disabled?: boolean;
  onChange: (value: Value) => void;
};

/** A few options side by side, of which one is chosen. */
export function RadioRow<Value extends string | number>({ label, value, options, disabled, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0 disabled:opacity-55">
      <legend className="pb-1 text-soft text-sm">{label}</legend>
      <div className="flex rounded-md bg-sunken p-1">
        {options.map(([option, text]) => (
          <label
            key={option}
            className="relative grid min-h-9 grow cursor-pointer place-items-center rounded-sm px-2.5 text-center text-soft text-sm hover:text-ink has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-lamp-text pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
