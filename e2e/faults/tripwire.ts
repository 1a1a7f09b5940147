/**
 * A named moment at which a server process is killed. The gates between a server and its database and provider check
 * every message before they pass it on. When the armed moment comes, the process is killed and the message is dropped.
 * This can kill the server between any two of its actions, without code for it in the product.
 */
export type Moment = { name: string } & (
  | { at: "statement" | "answered"; sql: RegExp }
  /** The transaction of this statement: before its commit arrives, or after it is done. */
  | { at: "commit" | "committed"; sql: RegExp }
  | { at: "request" | "response" | "body"; path: RegExp }
);

export type Tripwire = {
  arm(moment: Moment): void;
  disarm(): void;
  readonly armed: Moment | null;
  /** Kills the process if this is the armed moment, and returns true: the message must then not be passed on. */
  passes(test: (moment: Moment) => boolean): boolean;
  /** Resolves when the armed moment has come. */
  tripped(): Promise<void>;
};

export function createTripwire(kill: () => void): Tripwire {
  let armed: Moment | null = null;
  let resolveTripped = () => {};
  let tripped = Promise.resolve();
  return {
    arm(moment) {
      armed = moment;
      tripped = new Promise((resolve) => {
        resolveTripped = resolve;
      });
    },
    disarm() {
      armed = null;
    },
    get armed() {
      return armed;
    },
    passes(test) {
      if (!armed || !test(armed)) return false;
      armed = null;
      kill();
      resolveTripped();
      return true;
    },
    tripped: () => tripped,
  };
}
