// The documents against the schema, before anything is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Kind, validate } from "graphql";
import { modules, mutations, operations, queries, schema } from "./support/documents.js";
import { samples } from "./support/samples.js";

for (const [name, document] of Object.entries(operations)) {
  test(`${name} is valid against schema.graphql`, () => {
    const errors = validate(schema, document);
    assert.deepEqual(errors.map(String), []);
  });
}

test("a mobility front end's screens and forms are there", () => {
  assert.ok(queries.length >= 12, `${queries.length} queries`);
  assert.ok(mutations.length >= 3, `${mutations.length} mutations`);
});

// Relay's rule, which other clients gain from too: a name says in which file it is defined.
test("every name begins with that of its file", () => {
  const suffix = { query: "Query", mutation: "Mutation" };
  for (const [module, document] of modules) {
    for (const definition of document.definitions) {
      const name = definition.name.value;
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        assert.match(name, new RegExp(`^${module}_[a-z]\\w*$`));
      } else {
        assert.equal(name, module + suffix[definition.operation]);
      }
    }
  }
});

test("every fragment is spread by an operation", () => {
  const fragments = (documents) =>
    new Set(
      documents
        .flatMap((document) => document.definitions)
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((definition) => definition.name.value),
    );
  assert.deepEqual(
    [...fragments([...modules.values()])].sort(),
    [...fragments(Object.values(operations))].sort(),
  );
});

test("every operation has a sample of its variables", () => {
  assert.deepEqual(Object.keys(samples).sort(), Object.keys(operations).sort());
});
