// graphql-codegen makes types of the schema and the documents, and TypeScript accepts what uses them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { before, test } from "node:test";
import { operations, root } from "./support/documents.js";

function command(name, ...parameters) {
  const found = spawnSync(`${root}node_modules/.bin/${name}`, parameters, {
    cwd: root,
    encoding: "utf8",
  });
  if (found.error) throw found.error;
  return { status: found.status, said: found.stdout + found.stderr };
}

before(() => {
  rmSync(`${root}generated/codegen`, { recursive: true, force: true });
  const { status, said } = command("graphql-codegen", "--config", "codegen.json");
  assert.equal(status, 0, said);
});

test("graphql-codegen makes a typed document of every operation", () => {
  const made = readFileSync(`${root}generated/codegen/graphql.ts`, "utf8");
  for (const name of Object.keys(operations)) {
    assert.ok(made.includes(`export const ${name}Document`), name);
  }
});

test("a typed front end compiles, and its mistakes do not", () => {
  const { status, said } = command("tsc", "--project", "tsconfig.json");
  assert.equal(status, 0, said);
});
