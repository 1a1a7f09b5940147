import { holesIn } from "./holes";

type Part = { at: number; text: string; kind: "words" | "hole" | "mention" };

/** A text cut at its holes and mentions. */
export function partsOf(text: string): Part[] {
  const marks = [
    ...holesIn(text).map(([from, to]) => ({ from, to, kind: "hole" as const })),
    ...[...text.matchAll(/@image[1-9](?!\d)/gi)].map(({ index, 0: mention }) => ({
      from: index,
      to: index + mention.length,
      kind: "mention" as const,
    })),
  ].sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  let end = 0;
  for (const { from, to, kind } of marks) {
    if (from > end) parts.push({ at: end, text: text.slice(end, from), kind: "words" });
    parts.push({ at: from, text: text.slice(from, to), kind });
    end = to;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), kind: "words" });
  return parts;
}

const LOOKS = {
  words: "",
  hole: "rounded-[3px] bg-[color-mix(in_oklab,transparent,var(--lamp)_18%)] px-0.5 text-ink box-decoration-clone",
  mention: "text-lamp-text",
};

/** The words of a prompt; what is to be filled in stands out. */
export function TemplateText({ text }: { text: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-pretty text-base text-soft leading-relaxed">
      {partsOf(text).map(({ at, text: words, kind }) => (
        <span key={at} dir={kind === "mention" ? "ltr" : undefined} className={LOOKS[kind]}>
          {words}
        </span>
      ))}
    </p>
  );
}
