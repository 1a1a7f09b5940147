/** Forms of statements that leave every row as it is. What is none of them is taken to change data. */
const LEAVES_ROWS = [
  /^create (?:or replace )?(?:unique )?(?:table|index|function|trigger|view|type|schema|extension|sequence)\b/,
  /^alter table (?:if exists )?\S+ (?:add|rename|validate constraint|drop constraint|enable|disable)\b/,
  /^alter table \S+ alter column \S+ (?:set|drop) (?:default|not null)\b/,
  /^alter (?:index|function|trigger|sequence|view|type) .*\brename\b/,
  /^drop (?:index|function|trigger|view)\b/,
  /^comment on\b/,
];

/** Comments, functions' bodies and literals, whose words are no statements. */
const NO_STATEMENT = /--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1|'(?:[^']|'')*'/g;

/** Whether a migration's SQL may write or lose rows when it runs. What functions that it makes do later does not count. */
export const changesData = (text: string): boolean =>
  text
    .replace(NO_STATEMENT, " ")
    .split(";")
    .map((statement) => statement.trim().replace(/\s+/g, " ").toLowerCase())
    .some((statement) => statement !== "" && !LEAVES_ROWS.some((form) => form.test(statement)));
