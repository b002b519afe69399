// Compiles with relay-compiler: the modules of relay/ and, written as modules, every document.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { getOperationAST, parse, print } from "graphql";
import { modules, root } from "./documents.js";

const sources = `${root}relay`;
const made = `${root}generated/relay`;

const config = {
  src: "src",
  schema: "../../../../schema.graphql",
  artifactDirectory: "artefacts",
  language: "javascript",
  persistConfig: { file: "persisted_queries.json", algorithm: "SHA256" },
  // The documents are those of every client, and only Relay knows the `@alias` that it asks for where a
  // fragment of a type is spread in a node.
  featureFlags: { enforce_fragment_alias_where_ambiguous: { kind: "disabled" } },
};

// The text of each operation as Relay sends it, by name.
export function compile() {
  rmSync(made, { recursive: true, force: true });
  for (const folder of ["src", "artefacts"]) mkdirSync(`${made}/${folder}`, { recursive: true });
  for (const file of readdirSync(sources)) copyFileSync(`${sources}/${file}`, `${made}/src/${file}`);
  for (const [module, document] of modules) {
    const tags = document.definitions.map((definition) => `graphql\`${print(definition)}\`;\n`);
    writeFileSync(`${made}/src/${module}.js`, tags.join("\n"));
  }
  writeFileSync(`${made}/${config.persistConfig.file}`, "{}");
  writeFileSync(`${made}/relay.config.json`, JSON.stringify(config));
  const compiler = `${root}node_modules/.bin/relay-compiler`;
  const { status, stdout, stderr } = spawnSync(compiler, ["relay.config.json"], {
    cwd: made,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`relay-compiler: ${stdout}${stderr}`);
  const texts = Object.values(JSON.parse(readFileSync(`${made}/${config.persistConfig.file}`, "utf8")));
  return new Map(texts.map((text) => [getOperationAST(parse(text)).name.value, text]));
}

// The artefact that a component imports for an operation or a fragment.
export function artefact(name) {
  return readFileSync(`${made}/artefacts/${name}.graphql.js`, "utf8");
}
