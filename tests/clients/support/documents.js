// The documents of the folder, each operation with the fragments that it spreads.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema, concatAST, getOperationAST, parse, separateOperations } from "graphql";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const folder = `${root}documents`;

export const schema = buildSchema(readFileSync(`${root}../../schema.graphql`, "utf8"));

// By module name, which is the name of the file.
export const modules = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => [basename(file, ".graphql"), parse(readFileSync(`${folder}/${file}`, "utf8"))]),
);

// By operation name.
export const operations = separateOperations(concatAST([...modules.values()]));

export const queries = named("query");
export const mutations = named("mutation");

function named(kind) {
  const names = Object.keys(operations);
  return names.filter((name) => getOperationAST(operations[name]).operation === kind);
}
