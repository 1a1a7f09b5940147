import { cutAt, mentionsIn } from "@/lib/generations/mentions";
import { placeholdersIn } from "./placeholders";

const marksIn = (text: string) => [
  ...placeholdersIn(text).map(([from, to]) => ({ from, to, kind: "placeholder" as const })),
  ...mentionsIn(text).map(({ from, to }) => ({ from, to, kind: "mention" as const })),
];

const LOOKS = {
  placeholder:
    "rounded-[3px] bg-[color-mix(in_oklab,transparent,var(--lamp)_18%)] px-0.5 text-ink box-decoration-clone",
  mention: "text-lamp-text",
};

/** A prompt's text with its mentions and placeholders highlighted. */
export function TemplateText({ text }: { text: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-pretty text-base text-soft leading-relaxed">
      {cutAt(text, marksIn(text)).map(({ at, text: words, mark }) => (
        <span key={at} dir={mark?.kind === "mention" ? "ltr" : undefined} className={mark ? LOOKS[mark.kind] : ""}>
          {words}
        </span>
      ))}
    </p>
  );
}
