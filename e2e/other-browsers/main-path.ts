import assert from "node:assert/strict";
import { until } from "@/e2e/fixtures/until";
import type { Driver, Target } from "./driver";

/** Everything that the path presses and reads, by role and the beginning of its name. */
const AT = {
  email: { role: "textbox", name: "Email" },
  password: { role: "textbox", name: "Password" },
  createAccount: { role: "button", name: "Create account" },
  imageFiles: { role: "file", name: "Image files" },
  removeImage: { role: "button", name: "Remove image" },
  prompt: { role: "textbox", name: "Prompt" },
  mentionable: { role: "option", name: "" },
  mention: { role: "image", name: "Image 1" },
  generate: { role: "button", name: "Generate" },
  card: { role: "link", name: "A keeper rows to" },
  video: { role: "video", name: "Video" },
  share: { role: "button", name: "Share" },
  createLink: { role: "button", name: "Create link" },
  link: { role: "textbox", name: "Link to this video" },
  sharedVideo: { role: "video", name: "Shared video" },
} as const satisfies Record<string, Target>;

const WORDS = { before: "A keeper rows to ", after: "at dusk", again: "in the rain" };

/** From a new account to a video that others can watch. `images` are paths of three files. */
export async function walkMainPath(browser: Driver, url: string, images: string[]): Promise<void> {
  const click = (target: Target) => until(`${target.role} “${target.name}”`, () => browser.click(target));
  const count = (target: Target) => browser.look(target, (elements) => elements.length);
  const appears = (target: Target, ms?: number) =>
    until(`${target.role} “${target.name}”`, async () => (await count(target)) > 0, ms);

  await browser.open(`${url}/sign-up`);
  await click(AT.email);
  await browser.type(`${crypto.randomUUID().slice(0, 12)}@example.com`);
  await click(AT.password);
  await browser.type("a lamp behind nine images");
  await click(AT.createAccount);

  await appears(AT.prompt);
  await browser.attach(AT.imageFiles, images);
  await until("three images", async () => (await count(AT.removeImage)) === images.length);

  const written = () => browser.look(AT.prompt, ([prompt]) => prompt?.textContent ?? "");
  await click(AT.prompt);
  await browser.type(`${WORDS.before}@`);
  await appears(AT.mentionable);
  await browser.enter();
  await appears(AT.mention);
  await browser.type(WORDS.after);
  await until("the written words", async () => (await written()).includes(WORDS.after));
  await browser.control("z");
  await until("the undone words", async () => !(await written()).includes(WORDS.after));
  assert.equal(await count(AT.mention), 1, "undo takes the words back and leaves the mention");
  await browser.type(WORDS.again);
  await until("the rewritten words", async () => (await written()).includes(WORDS.again));

  await click(AT.generate);
  await appears(AT.card);
  await browser.open(`${url}/gallery`);
  await click(AT.card);
  await appears(AT.video, 90_000);
  await plays(browser, AT.video);

  await click(AT.share);
  await click(AT.createLink);
  await appears(AT.link);
  const link = await browser.look(AT.link, ([field]) => (field instanceof HTMLInputElement ? field.value : ""));
  assert.match(link, /\/v\/[\w-]{16,}$/);
  await browser.open(link);
  await appears(AT.sharedVideo);
  await plays(browser, AT.sharedVideo);
}

async function plays(browser: Driver, target: Target): Promise<void> {
  await browser.look(target, ([video]) => {
    if (!(video instanceof HTMLVideoElement)) return;
    video.muted = true;
    void video.play();
  });
  const time = () => browser.look(target, ([video]) => (video instanceof HTMLVideoElement ? video.currentTime : 0));
  await until(`“${target.name}” plays`, async () => (await time()) > 0.3);
}
