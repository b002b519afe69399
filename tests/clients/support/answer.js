// What any client must have read for the sample of an operation: something, for each of its root fields.

import assert from "node:assert/strict";

export function assertAnswers(name, data) {
  for (const [field, value] of Object.entries(data)) {
    if (field === "__typename") continue;
    assert.ok(value, `${name}: ${field} is ${value}`);
    const list = Array.isArray(value) ? value : value.edges;
    assert.notEqual(list?.length, 0, `${name}: ${field} is empty`);
    if (Array.isArray(value)) assert.ok(value.every(Boolean), `${name}: ${field} has gaps`);
  }
}
