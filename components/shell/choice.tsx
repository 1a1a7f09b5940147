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
              className="choice"
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
