import type { Access } from "./access";
import type { Canary, Things } from "./things";

/** A request, without what makes it a visitor's. */
export type Ask = {
  method: string;
  address: string;
  headers?: Record<string, string>;
  body?: string;
};

export type Door = {
  /** As build.ts names it. Several rows may be about one door. */
  name: string;
  kind: "page" | "route" | "action" | "file" | "rule";
  access: Access;
  ask: (things: Things) => Ask;
  /** What of the owner's data it shows to others on purpose. */
  shows: Canary[];
};

type Address = string | ((things: Things) => string);
const addressOf = (address: Address, things: Things): string =>
  typeof address === "string" ? address : address(things);

type Shows = { shows?: Canary[] };

/** A page, by its route. `at` is needed where the route has parameters. */
export const page = (route: string, access: Access, at: Address = route, { shows = [] }: Shows = {}): Door => ({
  ...{ name: `page ${route}`, kind: "page", access, shows },
  ask: (things) => ({ method: "GET", address: addressOf(at, things) }),
});

type Sent = Shows & { headers?: Record<string, string>; body?: (things: Things) => string };

/** A handler, by its method and route: `route("PUT /api/drafts", …)`. */
export function route(name: string, access: Access, at?: Address, { shows = [], headers, body }: Sent = {}): Door {
  const [method = "", pattern = ""] = name.split(" ");
  return {
    ...{ name, kind: "route", access, shows },
    ask: (things) => ({ method, address: addressOf(at ?? pattern, things), headers, body: body?.(things) }),
  };
}

/** A file of public/, by its address. */
export const file = (address: string, access: Access): Door => ({
  ...{ name: `file ${address}`, kind: "file", access, shows: [] },
  ask: () => ({ method: "GET", address }),
});

/** A redirect or rewrite of next.config.ts, by its source. */
export const rule = (source: string, access: Access, at: Address, headers?: Record<string, string>): Door => ({
  ...{ name: `rule ${source}`, kind: "rule", access, shows: [] },
  ask: (things) => ({ method: "GET", address: addressOf(at, things), headers }),
});

type Rows = Record<string, readonly [access: Access, args: (things: Things) => unknown]>;

/**
 * The actions of one file, by their names: who may, and with what they are called. An instance of `Form` is sent as the
 * form that the page has.
 */
export const actions = (source: string, rows: Rows): Door[] =>
  Object.entries(rows).map(([name, [access, args]]) => ({
    ...{ name: `action ${source} ${name}`, kind: "action" as const, access, shows: [] },
    // Its page and its id are the build's: ask.ts adds them.
    ask: (things) => ({ method: "POST", address: "", ...bodyOf(args(things)) }),
  }));

/** The fields of a form. `state`: the page keeps what the action answered, and sends it along. */
export class Form {
  constructor(
    readonly fields: Record<string, string>,
    readonly state = true,
  ) {}
}

const BOUNDARY = "----------------doors";

/** The arguments of an action as React sends them: JSON, or the fields of a form and a part that names them. */
function bodyOf(args: unknown): Pick<Ask, "headers" | "body"> {
  if (!(args instanceof Form))
    return { headers: { "content-type": "text/plain;charset=UTF-8" }, body: JSON.stringify([args]) };
  const fields = Object.entries(args.fields).map(([name, value]) => [`_1_${name}`, value]);
  const parts = [...fields, ["0", JSON.stringify(args.state ? [null, "$K1"] : ["$K1"])]];
  const body = parts.map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: `${body.join("")}--${BOUNDARY}--\r\n`,
  };
}
