// Writes src/protocol/schema.d.ts from the centre's OpenAPI document.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const HEAD = "/** Made by `npm run types` from agent_console/openapi.json; not edited by hand. */\n";

const document = JSON.parse(await readFile(new URL("../openapi.json", import.meta.url), "utf8"), (_key, value) => {
  // A command is told apart twice, by type and by name; pydantic writes that as a mapping to a mapping, which OpenAPI
  // does not know. The types lose nothing by it.
  const mapping = value?.discriminator?.mapping;
  if (mapping && Object.values(mapping).some((target) => typeof target !== "string")) delete value.discriminator;
  return value;
});
await writeFile(new URL("src/protocol/schema.d.ts", import.meta.url), HEAD + astToString(await openapiTS(document)));
