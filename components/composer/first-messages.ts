type All = typeof import("@/lib/i18n/messages/en.json");

/**
 * The messages of what the composer and its videos show before they are used. What loads later brings its own
 * (withMessages): all of them would be a third of the page.
 */
export function firstMessages({ compose, errors: { part, again, reload }, states, gallery }: All) {
  const { form, prompt, ratio, duration, model, estimate, generate, sending, sent, images, ...others } = compose;
  const { settings, batch, tools, fold, stage, roles, mention, draft, status } = others;
  const { card, seconds, total, actions, trouble, offline, retry, frames } = gallery;
  return {
    compose: {
      ...{ form, prompt, ratio, duration, model, estimate, generate, sending, sent, images },
      ...{ settings, batch, tools, fold, stage },
      roles: Object.fromEntries(
        Object.entries(roles).map(([role, said]) => [role, typeof said === "object" ? { name: said.name } : said]),
      ),
      mention: {
        ...{ spoken: mention.spoken, spokenRemoved: mention.spokenRemoved },
        ...{ spokenElement: mention.spokenElement, spokenGone: mention.spokenGone },
      },
      draft: { open: draft.open },
      status: { list: status.list },
    },
    errors: { part, again, reload },
    states,
    gallery: { card, seconds, total, actions, trouble, offline, retry, frames: { menu: frames.menu } },
  };
}
