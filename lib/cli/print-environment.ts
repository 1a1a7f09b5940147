import { env } from "@/env";
import { isLoopbackOrigin } from "@/lib/http/private-origin";

// No secret value goes through the pipe.
const printed = {
  port: env.PORT,
  // Undefined: every address. A home network's own address in APP_URL says that other devices are meant to reach it.
  host: env.HOST ?? (isLoopbackOrigin(env.appUrl) ? "127.0.0.1" : undefined),
  dataDir: env.DATA_DIR,
  appUrl: env.appUrl,
  hasKey: env.DEFAPI_API_KEY !== undefined,
  embedded: env.DATABASE_URL === undefined,
};
process.stdout.write(JSON.stringify(printed));
