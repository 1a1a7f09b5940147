import { run } from "../output.mjs";
import { becomeServer } from "./serve.mjs";

/** One process of `npm run start:cluster`, started by node:cluster: it shares the port with the others. */
await run(async () => {
  await becomeServer(JSON.parse(process.argv[2] ?? ""));
  process.send?.("up");
  return new Promise(() => {});
});
