// The schema is asked for by every form that graphql-js knows, and types are made from the address alone.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";
import { operations, root } from "./support/documents.js";
import { ask } from "./support/service.js";

const options = [
  "descriptions",
  "specifiedByUrl",
  "directiveIsRepeatable",
  "schemaDescription",
  "inputValueDeprecation",
  "oneOf",
];
const everything = Object.fromEntries(options.map((option) => [option, true]));
const forms = [
  ["as it is by default", {}],
  ...options.map((option) => [`with ${option} alone`, { descriptions: false, [option]: true }]),
  ["with everything", everything],
];

for (const [name, form] of forms) {
  test(`introspection ${name} gives the whole schema`, async () => {
    const { errors, data } = await ask(getIntrospectionQuery(form));
    assert.equal(errors, undefined);
    const schema = buildClientSchema(data);
    for (const type of ["Query", "Mutation", "Subscription", "Post"]) {
      assert.ok(schema.getType(type), type);
    }
  });
}

test("what introspection gives is what schema.graphql says", async () => {
  const { data } = await ask(getIntrospectionQuery(everything));
  const schema = lexicographicSortSchema(buildClientSchema(data));
  const kept = readFileSync(`${root}../../schema.graphql`, "utf8");
  const names = (text) => [...text.matchAll(/^(?:type|enum|input|interface|union|scalar) (\w+)/gm)]
    .map((found) => found[1]).sort();
  assert.deepEqual(names(printSchema(schema)), names(kept));
});

test("graphql-codegen makes types from the address of the service", () => {
  rmSync(`${root}generated/url`, { recursive: true, force: true });
  const found = spawnSync(`${root}node_modules/.bin/graphql-codegen`, ["--config", "codegen.url.js"], {
    cwd: root,
    encoding: "utf8",
  });
  if (found.error) throw found.error;
  assert.equal(found.status, 0, found.stdout + found.stderr);
  const made = readFileSync(`${root}generated/url/graphql.ts`, "utf8");
  for (const name of Object.keys(operations)) {
    assert.ok(made.includes(`export const ${name}Document`), name);
  }
});
