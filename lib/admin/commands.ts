import type { Admin } from "@/db/admin/actor";
import type { Services } from "@/lib/generations/services";
import { CommandError, type TypedWords } from "./command";
import { INSTANCE_COMMANDS } from "./instance-commands";
import { USER_COMMANDS } from "./user-commands";

export const COMMANDS = { ...USER_COMMANDS, ...INSTANCE_COMMANDS };

const help = () =>
  [
    "npm run admin -- COMMAND",
    "",
    ...Object.values(COMMANDS).map(({ usage, about: text }) => `  ${usage}\n      ${text}`),
    "",
    "A user is named by their email. With the embedded database, stop the server first.",
  ].join("\n");

/** Runs one command. Returns what it says; throws CommandError when it was not understood or not possible. */
export async function runCommand(admin: Admin, services: () => Services, words: string[]): Promise<string> {
  const [name = "help", ...rest] = words;
  if (name === "help" || name === "--help") return help();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(`There is no command ${JSON.stringify(name)}. See \`npm run admin -- help\`.`);
  const typed: TypedWords = { args: [], options: {} };
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? "";
    if (!word.startsWith("--")) {
      typed.args.push(word);
      continue;
    }
    const [option = "", given] = word.slice(2).split(/=(.*)/s);
    const value = given ?? rest[++index];
    if (!command.options?.includes(option) || value === undefined) throw new CommandError(`Usage: ${command.usage}`);
    typed.options[option] = value;
  }
  if (typed.args.length > command.args) throw new CommandError(`Usage: ${command.usage}`);
  return command.run(admin, services(), typed);
}
