import { env } from "@/env";

// No secret value goes through the pipe.
const printed = {
  port: env.PORT,
  host: env.listenOn,
  dataDir: env.DATA_DIR,
  appUrl: env.appUrl,
  hasKey: env.DEFAPI_API_KEY !== undefined,
  embedded: env.DATABASE_URL === undefined,
};
process.stdout.write(JSON.stringify(printed));
