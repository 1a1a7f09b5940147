import { Client, type ClientConfig } from "pg";

const ECHO_MS = 10_000;
const PROVE_EVERY_MS = 30_000;
const ECHO = "echo ";

/**
 * Listens on a channel over its own connection, which is reopened when it breaks. It sends itself messages and checks
 * that they arrive: behind a pooler LISTEN succeeds and nothing ever comes.
 */
export function createListener(channel: string, send: (message: string) => Promise<void>) {
  let end = () => {};
  let closed = false;
  let isListening = false;
  let failures = 0;

  async function open(config: ClientConfig, receive: (message: string) => void): Promise<void> {
    if (closed) return;
    const client = new Client(config);
    const word = ECHO + crypto.randomUUID();
    let over = false;
    let late: NodeJS.Timeout | undefined;
    const stop = () => {
      if (over) return;
      over = true;
      isListening = false;
      clearTimeout(late);
      clearInterval(again);
      void client.end().catch(() => undefined);
      if (closed) return;
      const pause = Math.min(60_000, 250 * 2 ** failures++);
      setTimeout(() => void open(config, receive), pause).unref();
    };
    const prove = async () => {
      late = setTimeout(stop, ECHO_MS);
      late.unref();
      // Without the database there is no echo, and a missing echo ends this connection.
      await send(word).catch(() => undefined);
    };
    const again = setInterval(prove, PROVE_EVERY_MS);
    again.unref();
    end = stop;
    client.on("error", stop).on("end", stop);
    client.on("notification", ({ payload = "" }) => {
      if (payload === word) {
        clearTimeout(late);
        isListening = !over;
        failures = 0;
      } else if (!payload.startsWith(ECHO)) receive(payload);
    });
    try {
      await client.connect();
      await client.query(`listen "${channel}"`);
      await prove();
    } catch {
      stop();
    }
  }

  return {
    open,
    isListening: () => isListening,
    close() {
      closed = true;
      end();
    },
  };
}
