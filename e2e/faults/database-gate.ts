import { once } from "node:events";
import net from "node:net";
import { createFrames, createReader } from "./postgres-frames";
import type { Moment, Tripwire } from "./tripwire";

/** A pending statement, with the transaction's earlier ones. */
type Running = { statement: string; transaction: string };

/** A proxy between a server and Postgres that passes on every frame, unless the wire is tripped or the gate is shut. */
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
    let transaction = "";
    const read = createReader();
    const requests = createFrames({ startup: true });
    const responses = createFrames({ startup: false });

    client.on("data", (chunk: Buffer) => {
      for (const frame of requests(chunk)) {
        const statement = read(frame);
        if (statement !== null) {
          if (/^begin\b/i.test(statement)) transaction = "";
          transaction += `${statement};\n`;
          const now = { statement, transaction };
          if (wire.passes((moment) => isBefore(moment, now))) return end();
          running.push(now);
        }
        upstream.write(frame.bytes);
      }
    });
    upstream.on("data", (chunk: Buffer) => {
      for (const frame of responses(chunk)) {
        // Every statement ends as complete, empty or with an error. An error outside of a statement finds an empty
        // list.
        if (frame.type === "C" || frame.type === "I" || frame.type === "E") {
          const done = running.shift();
          if (done && frame.type === "C" && wire.passes((moment) => isAfter(moment, done))) return end();
          // After a failed statement, Postgres skips the rest of the exchange.
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
    /** As if the database were down: ends open connections and refuses new ones. */
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

const isBefore = (moment: Moment, { statement, transaction }: Running) =>
  (moment.at === "statement" && moment.sql.test(statement)) ||
  (moment.at === "commit" && isCommit(statement) && moment.sql.test(transaction));

const isAfter = (moment: Moment, { statement, transaction }: Running) =>
  (moment.at === "answered" && moment.sql.test(statement)) ||
  (moment.at === "committed" && isCommit(statement) && moment.sql.test(transaction));
