import { once } from "node:events";
import net from "node:net";
import { createFrames, createReader } from "./postgres-frames";
import type { Moment, Tripwire } from "./tripwire";

/** A statement on its way, with those that ran before it in the same transaction. */
type Running = { statement: string; story: string };

/** Stands between a server and Postgres: hands on every frame, unless the wire is tripped or the gate is shut. */
export async function openDatabaseGate(databaseUrl: string, wire: Tripwire) {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let shut = false;

  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true).on("error", end);
      socket.on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    if (shut) return end();

    const running: Running[] = [];
    let story = "";
    const read = createReader();
    const asked = createFrames({ greeting: true });
    const answered = createFrames({ greeting: false });

    client.on("data", (chunk: Buffer) => {
      for (const frame of asked(chunk)) {
        const statement = read(frame);
        if (statement !== null) {
          if (/^begin\b/i.test(statement)) story = "";
          story += `${statement};\n`;
          const now = { statement, story };
          if (wire.passes((moment) => isAsked(moment, now))) return end();
          running.push(now);
        }
        upstream.write(frame.bytes);
      }
    });
    upstream.on("data", (chunk: Buffer) => {
      for (const frame of answered(chunk)) {
        // Complete, empty, or an error: one of them ends every statement. Errors outside of any find an empty list.
        if (frame.type === "C" || frame.type === "I" || frame.type === "E") {
          const done = running.shift();
          if (done && frame.type === "C" && wire.passes((moment) => isAnswered(moment, done))) return end();
          // Once a statement fails, Postgres skips to the end of the exchange.
          if (frame.type === "E") running.length = 0;
        }
        client.write(frame.bytes);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    /** As if the database were down: what is open breaks off, and nothing more is let in. */
    shut() {
      shut = true;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      shut = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const isCommit = (statement: string) => /^commit\b/i.test(statement);

const isAsked = (moment: Moment, { statement, story }: Running) =>
  (moment.at === "statement" && moment.sql.test(statement)) ||
  (moment.at === "commit" && isCommit(statement) && moment.sql.test(story));

const isAnswered = (moment: Moment, { statement, story }: Running) =>
  (moment.at === "answered" && moment.sql.test(statement)) ||
  (moment.at === "committed" && isCommit(statement) && moment.sql.test(story));
