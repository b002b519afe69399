// What was released stays: a document that was good for the released schema is good for this one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { buildSchema, findBreakingChanges } from "graphql";

const read = (path) => buildSchema(readFileSync(new URL(path, import.meta.url), "utf8"));
const released = read("released.graphql");

/** Fields, arguments and values that are deprecated, as `Type.name`, with their reasons. */
function deprecations(schema) {
  const found = new Map();
  for (const type of Object.values(schema.getTypeMap())) {
    const members = type.getFields?.() ?? {};
    const values = type.getValues?.() ?? [];
    for (const member of [...Object.values(members), ...values]) {
      if (member.deprecationReason) found.set(`${type.name}.${member.name}`, member.deprecationReason);
    }
  }
  return found;
}

test("nothing of the released schema is broken", () => {
  const broken = findBreakingChanges(released, read("../../schema.graphql"));
  assert.deepEqual(broken.map((change) => change.description), []);
});

test("the check finds a field that is gone, an argument that is asked for and a value that is gone", () => {
  const text = readFileSync(new URL("released.graphql", import.meta.url), "utf8");
  const other = text
    .replace("displayName: String", "shownName: String")
    .replace("\tLIKELY_VACANT\n", "\tPERHAPS_VACANT\n")
    .replace("node(\n", "node(\n\t\tnow: Int!,\n");
  const found = findBreakingChanges(released, buildSchema(other)).map((change) => change.type);
  for (const type of ["FIELD_REMOVED", "VALUE_REMOVED_FROM_ENUM", "REQUIRED_ARG_ADDED"]) {
    assert.ok(found.includes(type), `${type} in ${found}`);
  }
});

test("what is deprecated says since when, and what to use", () => {
  for (const [name, reason] of deprecations(read("../../schema.graphql"))) {
    assert.match(reason, /^Since \d{4}-\d\d-\d\d: .*\w{4,}/, name);
  }
});
