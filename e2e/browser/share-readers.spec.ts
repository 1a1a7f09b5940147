import { extract } from "@extractus/oembed-extractor";
import { HtmlValidate } from "html-validate";
import metascraper from "metascraper";
import metascraperImage from "metascraper-image";
import metascraperTitle from "metascraper-title";
import metascraperVideo from "metascraper-video";
import { unfurl } from "unfurl.js";
import { generateVideo, openSettings, shareVideo, slugOf } from "@/e2e/fixtures/shared-video";
import { expect, test } from "@/e2e/fixtures/test";

test("share: independent parsers find title, image, player and size of a video", async ({ user, app }) => {
  const { page } = user;
  await generateVideo(page);
  const link = await shareVideo(page);
  const slug = slugOf(link);
  await openSettings(page, slug);
  await page.getByLabel("Title").fill("The <heron> & the lamp");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const files = `${app.url}/api/files/shared/${slug}`;
  const embed = `${app.url}/embed/${slug}`;

  const unfurled = await unfurl(link);
  expect(unfurled.title).toBe("The <heron> & the lamp");
  expect(unfurled.open_graph).toMatchObject({ title: "The <heron> & the lamp", type: "video.other", url: link });
  expect(unfurled.open_graph.images?.[0]).toMatchObject({
    url: `${files}/poster?format=jpeg`,
    type: "image/jpeg",
    width: 320,
    height: 180,
  });
  expect(unfurled.open_graph.videos?.[0]).toMatchObject({
    url: `${files}/video`,
    type: "video/mp4",
    width: 320,
    height: 180,
  });
  expect(unfurled.twitter_card.players?.[0]).toMatchObject({ url: embed, width: 320, height: 180 });
  expect(unfurled.oEmbed).toMatchObject({ type: "video", width: 320, height: 180 });

  const preview = await fetch(`${files}/poster?format=jpeg`);
  expect(preview.headers.get("content-type")).toBe("image/jpeg");
  expect(Buffer.from(await preview.arrayBuffer()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));

  const html = await (await fetch(link)).text();
  expect(html).toContain("Made with AI");
  expect(html).toContain("trainedAlgorithmicMedia");
  const scraped = await metascraper([metascraperTitle(), metascraperImage(), metascraperVideo()])({ url: link, html });
  expect(scraped).toEqual({
    title: "The <heron> & the lamp",
    image: `${files}/poster?format=jpeg`,
    video: `${files}/video`,
  });

  const oembed = await extract(link, { maxwidth: 160 });
  expect(oembed).toMatchObject({ type: "video", title: "The <heron> & the lamp", width: 160, height: 90 });
  expect(JSON.stringify(oembed)).toContain(embed);
});

test("share: public pages are valid HTML", async ({ user, app }) => {
  const { page } = user;
  await generateVideo(page);
  const slug = slugOf(await shareVideo(page));
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      // Style rules that React's output breaks (slashes, capitals in names, quotes around empty values, inline styles),
      // and autoplay, which the embedding site requests.
      "void-style": "off",
      "attr-case": "off",
      "valid-id": ["error", { relaxed: true }],
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      "no-inline-style": "off",
      "no-autoplay": "off",
      "no-trailing-whitespace": "off",
      "long-title": "off",
      "doctype-style": "off",
      "no-raw-characters": "off",
      "element-permitted-content": "error",
    },
  });
  for (const path of [
    `/v/${slug}`,
    `/embed/${slug}`,
    `/embed/${slug}?autoplay=1&mute=1&loop=1&start=2`,
    "/v/nothing",
  ]) {
    const report = await validator.validateString(await (await fetch(`${app.url}${path}`)).text());
    const errors = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    expect(errors, path).toEqual([]);
  }
});
