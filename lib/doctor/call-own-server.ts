import http from "node:http";
import { env } from "@/env";

/** Asks the server that runs on this machine, by a name that it always answers to. Null when there is none. */
export function callOwnServer(address: string): Promise<{ status: number } | null> {
  const here = env.listenOn && !["0.0.0.0", "::"].includes(env.listenOn) ? env.listenOn : "127.0.0.1";
  return new Promise((resolve) => {
    const options = { host: here, port: env.PORT, path: address, headers: { host: "localhost" }, timeout: 5_000 };
    const request = http.get(options, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}
