// urql sends every document, as a front end built on it would.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";
import { operations, queries } from "./support/documents.js";
import { assertAnswers } from "./support/answer.js";
import { samples } from "./support/samples.js";
import { endpoint, identity } from "./support/service.js";

function client(token, options = {}) {
  return new Client({
    url: endpoint,
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { headers: identity(token) },
    ...options,
  });
}

for (const name of queries) {
  test(`urql sends ${name} by POST and by GET, and reads the same data`, async () => {
    const { as, variables } = samples[name];
    const values = await variables();
    const answers = [];
    for (const preferGetMethod of [false, "force"]) {
      const asker = client(as, { preferGetMethod });
      const { data, error } = await asker.query(operations[name], values).toPromise();
      assert.equal(error, undefined);
      assertAnswers(name, data);
      answers.push(data);
    }
    assert.deepEqual(answers[0], answers[1]);
  });
}

async function change(name, input) {
  const { as, variables } = samples[name];
  const sent = input ? { input } : await variables();
  const { data, error } = await client(as).mutation(operations[name], sent).toPromise();
  assert.equal(error, undefined);
  return Object.values(data)[0];
}

test("urql changes a record and reads the change in the payload", async () => {
  const agreed = await change("SetConsentMutation");
  assert.deepEqual(agreed.userErrors, []);
  const given = agreed.agent.consents.filter((consent) => consent.given);
  assert.ok(given.some((consent) => consent.purpose === "VISIBLE_TO_RECRUITERS"));

  const cloud = ({ agent }) =>
    agent.competencies.edges.filter((edge) => edge.node.code === "CLOUD" && edge.origin === "DECLARED");
  const declared = await change("DeclareCompetencyMutation");
  assert.deepEqual(declared.userErrors, []);
  assert.deepEqual(cloud(declared).map((edge) => edge.level), [2]);
  const withdrawn = await change("WithdrawCompetencyMutation");
  assert.deepEqual(withdrawn.userErrors, []);
  assert.deepEqual(cloud(withdrawn), []);

  const hidden = await change("HideFromOrganisationsMutation");
  assert.deepEqual(hidden.userErrors, []);
  assert.equal(hidden.agent.id, withdrawn.agent.id);
});

test("urql reads an expected failure as data", async () => {
  const { competency } = (await samples.DeclareCompetencyMutation.variables()).input;
  const { agent, userErrors } = await change("DeclareCompetencyMutation", { competency, level: 9 });
  assert.equal(agent, null);
  assert.deepEqual(
    userErrors.map(({ code, field }) => ({ code, field })),
    [{ code: "BAD_USER_INPUT", field: ["input", "level"] }],
  );
});

test("urql keeps the data next to the errors, with their codes", async () => {
  const document = gql`
    query PartlyQuery {
      algorithm {
        version
      }
      me {
        competencies(first: 99) {
          pageInfo {
            endCursor
          }
        }
      }
    }
  `;
  const { data, error } = await client("demo.agent.agt-01").query(document, {}).toPromise();
  assert.equal(typeof data.algorithm.version, "string");
  assert.deepEqual(
    error.graphQLErrors.map(({ path, extensions }) => [path, extensions.code, extensions.argument]),
    [[["me", "competencies"], "BAD_USER_INPUT", "first"]],
  );
});
