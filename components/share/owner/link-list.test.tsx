import type { ComponentProps } from "react";
import { expect, test, vi } from "vitest";
import { en, htmlOf, words } from "@/e2e/fixtures/component";
import { shareOf as link } from "@/e2e/fixtures/share-view";
import type { ShareView } from "@/lib/shares/view";
import { AllLinks } from "./all-links";

vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));
// On a server, the language comes with the request.
vi.mock("next-intl", async (original) => {
  const intl = await original<typeof import("next-intl")>();
  const Provider = intl.NextIntlClientProvider;
  return {
    ...intl,
    NextIntlClientProvider: (props: ComponentProps<typeof Provider>) => <Provider locale="en" {...props} />,
  };
});
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => ({}) }));
vi.mock("@/lib/shares/actions", () => ({ revokeShares: vi.fn() }));

const { link: said, links } = en.share;

test("link list: without links it points to the gallery, where links are created", async () => {
  const html = await htmlOf(<AllLinks links={[]} />);
  expect(html).toContain(links.empty);
  expect(html).toContain('href="/gallery"');
});

test.each<[string, Partial<ShareView>, string[]]>([
  ["works", {}, [said.state_active]],
  ["has an end", { endsAt: "2026-11-22T10:30:00.000Z" }, ["22 Nov 2026", "Nov 22, 2026"]],
  ["is over", { state: "expired", endsAt: "2026-11-22T10:30:00.000Z" }, [said.state_expired]],
  ["was revoked", { state: "revoked" }, [said.state_revoked]],
  ["lost its video", { state: "gone" }, [said.state_gone]],
  ["shows an empty collection", { state: "gone", collection: "Pitch" }, [said.state_empty]],
  ["has a password", { hasPassword: true }, [said.state_locked]],
])("link list: one that %s says so", async (_, changes, ways) => {
  const html = await htmlOf(<AllLinks links={[link({ name: "For Bob", ...changes })]} />);
  expect(html).toContain("For Bob");
  expect(ways.some((words) => html.includes(words))).toBe(true);
});

test("link list: a revoked link can't be selected for revoking", async () => {
  const revoked = link({ state: "revoked", slug: "over", name: "Old" });
  const html = await htmlOf(<AllLinks links={[link({ name: "New" }), revoked]} />);
  expect(html.match(/type="checkbox"/g)).toHaveLength(1);
  expect(html).toContain(words("share.links.pick", { title: "New" }));
  expect(html).toContain('href="/links/over"');
});

test("link list: a link is titled by its name, else its title, its collection, its video's prompt", async () => {
  const cover = { prompt: "A prompt", posterUrl: null, placeholder: null, width: 16, height: 9 };
  const all = { name: "A name", title: "A title", collection: "A collection", cover };
  const titles = [{}, { name: null }, { name: null, title: null }, { name: null, title: null, collection: null }];
  const names = ["A name", "A title", "A collection", "A prompt"];
  for (const [at, less] of titles.entries()) {
    const html = await htmlOf(<AllLinks links={[link({ ...all, ...less })]} />);
    expect(/<a [^>]*href="\/links\/[^>]*>([^<]*)</.exec(html)?.[1]).toBe(names[at]);
  }
});
