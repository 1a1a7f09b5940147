import { lostElements } from "@/components/composer/cast/lost-elements";
import { placeholdersOf } from "@/components/composer/library/placeholders";
import { keysOf } from "@/components/composer/prompt/prompt-document";
import { FIELD_LIMITS } from "@/components/composer/submit/field-limits";
import { elementKey } from "@/lib/elements/element-key";
import { MAX_IMAGES, MAX_PROMPT } from "@/lib/generations/settings";
import { type ComposerState, documentOf, type LeftOutFile } from "../state";
import { blocks } from "./check";
import type { Finding, Fix } from "./rule";

/** What a button of a message does. */
export type StatusAction =
  | Fix
  | { do: "show"; from: number; to: number }
  | { do: "restore" | "forget"; key: string }
  | { do: "retry" | "remove"; keys: string[] }
  | { do: "next" | "undo" | "mine" | "theirs" | "restoreDraft" };

/** A sentence: the first of these messages that exists. `why` is a message that it contains as its value `why`. */
export type Words = {
  keys: string[];
  values: Record<string, string | number>;
  why?: string;
  keeps?: Finding["keeps"];
};

export type StatusMessage = Words & {
  kind: StatusKind;
  /** Distinguishes two messages of one kind. */
  id: string;
  /** The most useful first. */
  actions: StatusAction[];
  /** One sentence for each of several files. */
  files?: Words[];
};

type Input = { state: ComposerState; findings: readonly Finding[]; online: boolean };
type Found = Omit<StatusMessage, "kind">;

const say = (key: string, values: Words["values"] = {}, actions: StatusAction[] = []): Found => ({
  id: "",
  keys: [key],
  values,
  actions,
});

const leftOut = ({ name, reason }: LeftOutFile): Words => ({
  keys: [`imageErrors.${reason.code}`, `compose.refused.${reason.code}`, "compose.refused.other"],
  values: { max: MAX_IMAGES, ...reason.values, name },
});

const missingIn = (findings: readonly Finding[]) => findings.filter(({ rule }) => blocks(rule));

const fromFinding = ({ rule, id, values, place, fixes, keeps }: Finding): Found => ({
  ...say(`compose.checks.${rule}.why`, values, [
    ...fixes,
    ...(place ? [{ do: "show" as const, from: place[0], to: place[1] }] : []),
  ]),
  id: `${rule} ${id}`,
  keeps,
});

/** Images whose upload stopped, by the reason. */
function stoppedUploads({ assets, history }: ComposerState): Map<string, { key: string; name: string }[]> {
  const stopped = new Map<string, { key: string; name: string }[]>();
  for (const { key, name } of history.present.images) {
    const asset = assets[key];
    if (asset?.at === "stopped") stopped.set(asset.reason, [...(stopped.get(asset.reason) ?? []), { key, name }]);
  }
  return stopped;
}

/** A retry is possible only while the file is at hand. */
const FINAL = new Set(["left", "missing"]);

/** What the composer has to say, from the most to the least important: the first sentence is the one that is shown. */
const SOURCES = {
  offline: ({ state, online }) => {
    if (!online) return [say("compose.status.offline")];
    return state.errors.form === "offline" ? [say("errors.offline")] : [];
  },
  conflict: ({ state }) =>
    state.draft.other ? [say("compose.draft.conflict", {}, [{ do: "mine" }, { do: "theirs" }])] : [],
  error: ({ state, findings }) => {
    const { gone } = documentOf(state);
    const lost = lostElements(state).length;
    // Said below with what to do about it.
    const saidBelow = new Set([
      "offline",
      ...(gone.length + missingIn(findings).length > 0 ? ["field.mention_missing"] : []),
      ...(lost > 0 ? ["field.element_missing"] : []),
      ...(missingIn(findings).length > 0 ? ["field.too_many_images", "field.element_image_missing"] : []),
      ...missingIn(findings).map(({ rule }) => `field.${rule}`),
      ...(stoppedUploads(state).size > 0 ? ["field.image_not_uploaded"] : []),
    ]);
    const { said, ...errors } = state.errors;
    return Object.entries(errors).flatMap(([id, key]) => {
      if (!key || saidBelow.has(key)) return [];
      if (id === "form" && said) return [{ ...say("errors.said", { said }), id }];
      return [{ id, keys: [`errors.${key}`, "errors.unexpected"], values: FIELD_LIMITS, actions: [] }];
    });
  },
  missing: ({ state, findings }) => {
    const { doc, gone, images } = documentOf(state);
    const removed = gone.map(({ key, name, alias }) => ({
      ...say("compose.mention.removedNamed", { name: alias ?? name }, [
        ...(images.length < MAX_IMAGES ? [{ do: "restore" as const, key }] : []),
        { do: "forget", key },
      ]),
      id: key,
    }));
    const elements = lostElements(state).map((id) => ({
      ...say("cast.gone", { name: state.cast.called[id] ?? "?" }, [{ do: "forget" as const, key: elementKey(id) }]),
      id,
    }));
    // A template asks for its images in their slots, until they are all that is missing.
    const later = state.filling && state.errors.prompt === undefined && placeholdersOf(doc).length > 0;
    return [...removed, ...elements, ...(later ? [] : missingIn(findings).map(fromFinding))];
  },
  stopped: ({ state }) =>
    [...stoppedUploads(state)].map(([reason, images]) => {
      const keys = images.map(({ key }) => key);
      return {
        ...say("compose.status.stopped", { count: keys.length, name: images[0]?.name ?? "" }, [
          ...(FINAL.has(reason) ? [] : [{ do: "retry" as const, keys }]),
          { do: "remove", keys },
        ]),
        id: reason,
        why: `compose.stopped.${reason}`,
      };
    }),
  leftOut: ({ state: { refusals } }) => {
    const [only, ...more] = refusals.map(leftOut);
    if (!only) return [];
    if (more.length === 0) return [{ ...only, id: "", actions: [] }];
    return [{ ...say("compose.status.leftOut", { count: refusals.length }), files: [only, ...more] }];
  },
  truncated: ({ state: { truncated } }) =>
    truncated ? [say("compose.prompt.truncated", { ...truncated, most: MAX_PROMPT }, [{ do: "undo" }])] : [],
  // On a phone, this is the only undo at hand.
  removed: ({ state }) => {
    const { past, present } = state.history;
    const before = past.at(-1);
    const known = new Set([...keysOf(present), ...present.gone.map(({ key }) => key)]);
    const [image, ...more] = before?.images.filter(({ key }) => !known.has(key)) ?? [];
    const only = image && more.length === 0 && before?.doc === present.doc;
    return only ? [say("compose.images.removed", { name: image.alias ?? image.name }, [{ do: "undo" }])] : [];
  },
  filling: ({ state }) => {
    const count = state.filling ? placeholdersOf(documentOf(state).doc).length : 0;
    return count > 0 ? [say("compose.library.fill.left", { count }, [{ do: "next" }])] : [];
  },
  replaced: ({ state }) => (state.replaced ? [say("compose.draft.replaced", {}, [{ do: "restoreDraft" }])] : []),
  finding: ({ state, findings }) =>
    findings.filter(({ rule }) => !blocks(rule) && !(state.filling && rule === "placeholder")).map(fromFinding),
} as const satisfies Record<string, (input: Input) => Found[]>;

export type StatusKind = keyof typeof SOURCES;

/** All messages, the most important first. */
export const statusOf = (input: Input): StatusMessage[] =>
  (Object.keys(SOURCES) as StatusKind[]).flatMap((kind) => SOURCES[kind](input).map((found) => ({ kind, ...found })));
