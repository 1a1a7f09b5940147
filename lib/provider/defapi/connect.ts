import net from "node:net";
import tls from "node:tls";

export type Connection = { ok: true; socket: net.Socket } | { ok: false; detail: string };

/**
 * Opens a new socket to an http(s) origin and returns it only when it is ready to carry a request: connected, and for
 * https after the handshake with a checked certificate. So whatever fails here provably never reached the provider. One
 * socket per request, on purpose: a kept-alive one can close just as it is written to, and then it is unknown whether a
 * paid request was received.
 */
export function openConnection(url: URL, timeoutMs: number): Promise<Connection> {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (secure ? 443 : 80));

  return new Promise((resolve) => {
    const socket = secure
      ? tls.connect({ host, port, servername: net.isIP(host) ? undefined : host, ALPNProtocols: ["http/1.1"] })
      : net.connect({ host, port });
    const settle = (connection: Connection) => {
      clearTimeout(timer);
      socket.off(ready, onReady).off("error", onError).off("close", onClose);
      if (!connection.ok) {
        // A late error of a socket without listeners would end the process.
        socket.on("error", () => {});
        socket.destroy();
      }
      resolve(connection);
    };
    const ready = secure ? "secureConnect" : "connect";
    const onReady = () => settle({ ok: true, socket });
    const onError = (error: Error) => settle({ ok: false, detail: connectionErrorText(error) });
    const onClose = () => settle({ ok: false, detail: "the connection closed before it was ready" });
    const timer = setTimeout(() => settle({ ok: false, detail: "connecting took too long" }), timeoutMs);
    socket.once(ready, onReady).once("error", onError).once("close", onClose);
  });
}

/** An error's text: when several addresses were tried, Node leaves the message empty and sets only the code. */
export function connectionErrorText(error: Error & { code?: unknown }): string {
  const code = typeof error.code === "string" ? error.code : "";
  if (!error.message) return code || error.name;
  return error.message.includes(code) ? error.message : `${code} ${error.message}`;
}
