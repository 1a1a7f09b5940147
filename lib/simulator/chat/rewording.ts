import type { Script } from "../words";

const CHINESE = /\p{Script=Han}/u;
const MENTIONS = /[@＠][\p{L}\p{M}\p{N}_-]+/gu;
const QUOTES = /"[^"\n]*"|“[^”\n]*”|「[^」\n]*」/gu;

export type Question = {
  /** The instructions, the text that they are about, and whether it is asked for once more. */
  system: string;
  text: string;
  again: boolean;
  image: boolean;
};

/** A text as a model would write it, from arithmetic alone: the same question has the same answer. */
export function reword(question: Question, script: Script): string {
  const text = wordsFor(question);
  const loses = script.has("refine-lose") || (script.has("refine-lose-once") && !question.again);
  if (loses) return text.replace(MENTIONS, "…").replace(QUOTES, "…");
  return script.has("refine-unknown") ? `${text} @stranger` : text;
}

function wordsFor({ system, text, image }: Question): string {
  if (image)
    return /Chinese/.test(system)
      ? "模拟的描述：深色短发，灰绿色雨衣，黄色雨靴，左袖口有一枚铜扣"
      : "simulated description: short dark hair, a gray-green raincoat, yellow boots, one copper button on the left cuff";
  const chinese = CHINESE.test(text);
  if (/^You translate/.test(system)) return chinese ? `（模拟翻译）${text}` : `(simulated translation) ${text}`;
  const bare = text.trim().replace(/[.。]$/u, "");
  if (chinese) return `清晨，${bare}。镜头缓缓推近。柔和的侧光，低饱和色调。风声与远处的海浪声。`;
  const start = /^(?:An?|The) /.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
  return `At first light, ${start}. The camera pushes in slowly. Soft side light, muted colors. Wind and distant waves.`;
}
