import { srtText, tidyText, vttText } from "./caption-text";
import { type Cue, writeTime } from "./cue";

/** WebVTT. `settings` follow the times of every cue. */
export function toVtt(cues: readonly Cue[], settings = ""): string {
  const blocks = cues.map(
    ({ from, to, text }) =>
      `${writeTime(from, ".")} --> ${writeTime(to, ".")}${settings}\n${vttText(tidyText(text))}\n`,
  );
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** SRT, with the line ends and the mark of UTF-8 by which older players know it. */
export function toSrt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, to, text }, at) =>
    [at + 1, `${writeTime(from, ",")} --> ${writeTime(to, ",")}`, srtText(tidyText(text)), ""].join("\n"),
  );
  return `\uFEFF${blocks.join("\n")}`.replaceAll("\n", "\r\n");
}
