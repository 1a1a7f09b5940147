import net from "node:net";
import { StartRefusal } from "../output.mjs";

/**
 * Tries to listen on a port as the server will.
 * @param {number} port 0 asks for any free one
 * @param {string} [host] without it, on every address of this machine
 * @returns {Promise<{ ok: true, port: number } | { ok: false, error: string }>} error is a code such as EADDRINUSE
 */
export function tryPort(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve({ ok: false, error: error.code ?? error.message }),
    );
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      const got = typeof address === "object" && address ? address.port : port;
      probe.close(() => resolve({ ok: true, port: got }));
    });
  });
}

/** Refuses a port or an address on which the server could not listen. @param {number} port @param {string} [host] */
export async function checkPort(port, host) {
  const tried = await tryPort(port, host);
  if (tried.ok) return;
  if (host && ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"].includes(tried.error))
    throw new StartRefusal(`HOST ${host} is no address of this machine. Set it to one, or remove it.`);
  if (tried.error === "EADDRINUSE")
    throw new StartRefusal(`Port ${port} is already taken. Stop what listens there, or set PORT to another one.`);
  throw new StartRefusal(`Port ${port} cannot be used (${tried.error}). Set PORT to another one.`);
}

/** A port that is free now. Another process may take it before it is used, so the listener must still check. */
export async function freePort() {
  const tried = await tryPort(0, "127.0.0.1");
  if (!tried.ok) throw new Error(`No free port: ${tried.error}`);
  return tried.port;
}
