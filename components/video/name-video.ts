import type { GenerationView } from "@/lib/generations/view";
import { promptStart } from "./prompt-start";

/** What the choices of a prompt became in this video, on one line; null when it had none. */
export const choiceLine = ({ choices }: Pick<GenerationView, "choices">): string | null =>
  choices && promptStart(choices.filter(Boolean).join(" · "), 60);

/** A video's title, else the start of its prompt; before it what tells it apart from the others of its batch. */
export function nameVideo(video: Pick<GenerationView, "title" | "prompt" | "choices">, most?: number): string {
  const line = choiceLine(video);
  const name = video.title ?? promptStart(video.prompt, most);
  return line ? `${line}: ${name}` : name;
}
