import type { GenerationView } from "@/lib/generations/view";
import { promptParts } from "./prompt-parts";

/** The prompt with each mention shown as a thumbnail of its image. */
export function Prompt({ generation }: { generation: GenerationView }) {
  let offset = 0;
  return (
    <p dir="auto" className="whitespace-pre-wrap text-pretty break-words text-[0.9375rem] leading-6">
      {promptParts(generation.prompt, generation.images.length).map((part) => {
        const key = offset;
        offset += part.text.length;
        const image = part.kind === "image" ? generation.images[part.number - 1] : undefined;
        if (part.kind === "text" || !image) return <span key={key}>{part.text}</span>;
        return (
          <span
            key={key}
            // Isolates the direction, so that a prompt that begins with an image follows its text.
            dir="ltr"
            className="mx-0.5 inline-flex items-baseline gap-1 whitespace-nowrap rounded-sm bg-raised px-1"
          >
            <img src={image.thumbUrl} alt="" className="size-[1.1em] translate-y-[0.2em] rounded-[3px] object-cover" />
            <span className="text-sm text-soft">{part.text}</span>
          </span>
        );
      })}
    </p>
  );
}
