import { promptStart } from "@/components/video/prompt-start";

/** A video's title, else the start of its prompt. */
export const videoTitle = ({ title, prompt }: { title: string | null; prompt: string }, most?: number): string =>
  title ?? promptStart(prompt, most);
