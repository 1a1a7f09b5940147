import type { ReactNode } from "react";

type ChoiceProps = {
  label: string;
  name: string;
  action: (form: FormData) => Promise<void>;
  chosen: string;
  options: { value: string; label: string; icon?: ReactNode; lang?: string }[];
};

/** A few options side by side, each a button of a plain form, so that it works before any script has run. */
export function Choice({ label, name, action, chosen, options }: ChoiceProps) {
  return (
    <form action={action} className="flex flex-col gap-1.5">
      <fieldset className="contents">
        <legend className="contents">
          <span className="mb-1.5 text-faint text-xs">{label}</span>
        </legend>
        <div className="flex gap-1 rounded-md bg-sunken p-1">
          {options.map(({ value, label: text, icon, lang }) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              lang={lang}
              aria-pressed={value === chosen}
              className="flex min-h-11 grow items-center justify-center gap-1.5 rounded-sm px-2.5 text-soft text-sm transition-colors duration-150 hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-[0_1px_2px_oklch(0%_0_0/0.15)] md:min-h-9"
            >
              {icon}
              {text}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
