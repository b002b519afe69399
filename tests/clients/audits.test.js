// GraphQL over HTTP: the audits of the specification's reference implementation.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAudits } from "graphql-http";
import { endpoint } from "./support/service.js";

const audits = serverAudits({ url: endpoint });

// A new version may have more or fewer: then somebody reads what has changed.
test("there are 61 audits", () => {
  assert.equal(audits.length, 61);
});

for (const { id, name, fn } of audits) {
  test(`audit ${id}: the service ${name}`, async () => {
    const result = await fn();
    assert.equal(result.status, "ok", result.reason);
  });
}
