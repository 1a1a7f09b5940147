/**
 * One named moment at which a server process is killed. The gates that stand between a server and its database and
 * its provider show every message to the wire before they hand it on; when the armed one passes, the process dies and
 * the message stays where it is. So the product is killed between any two things it does, and knows nothing of it.
 */
export type Moment = { name: string } & (
  | { at: "statement" | "answered"; sql: RegExp }
  /** The transaction in which this statement ran: before its commit is heard, or after it is done. */
  | { at: "commit" | "committed"; sql: RegExp }
  | { at: "request" | "response" | "body"; path: RegExp }
);

export type Tripwire = {
  arm(moment: Moment): void;
  disarm(): void;
  readonly armed: Moment | null;
  /** Kills when the armed moment is this one. Answers whether it was: the message must then not be handed on. */
  passes(test: (moment: Moment) => boolean): boolean;
  /** Resolves when the armed moment has come. */
  tripped(): Promise<void>;
};

export function createTripwire(kill: () => void): Tripwire {
  let armed: Moment | null = null;
  let tell = () => {};
  let told = Promise.resolve();
  return {
    arm(moment) {
      armed = moment;
      told = new Promise((resolve) => {
        tell = resolve;
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
      tell();
      return true;
    },
    tripped: () => told,
  };
}
