// Relay's compiler reads the schema and the documents, and the service answers what Relay would send.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { operations, queries } from "./support/documents.js";
import { assertAnswers } from "./support/answer.js";
import { artefact, compile } from "./support/relay.js";
import { samples } from "./support/samples.js";
import { ask, identity } from "./support/service.js";

let texts;
before(() => {
  texts = compile();
});

async function send(name, variables, token) {
  const { data, errors } = await ask(texts.get(name), variables, identity(token));
  assert.equal(errors, undefined, `${name}: ${JSON.stringify(errors)}`);
  return data;
}

test("relay-compiler compiles every document", () => {
  for (const name of Object.keys(operations)) {
    assert.ok(texts.has(name), name);
  }
});

for (const name of queries) {
  test(`the service answers ${name} as Relay prints it`, async () => {
    const { as, variables } = samples[name];
    assertAnswers(name, await send(name, await variables(), as));
  });
}

// Where a component starts, where its next pages come from, and in what the connection is found.
const lists = [
  {
    fragment: "OpportunityList_agent",
    first: "OpportunityListQuery",
    next: "OpportunityListPaginationQuery",
    as: "demo.agent.agt-01",
    variables: { filter: { otherMinistriesOnly: false } },
    connection: ({ me, node }) => (me ?? node).recommendedPosts,
    owner: ({ me }) => me.id,
  },
  {
    fragment: "PostRequirements_post",
    first: "PostRequirementsQuery",
    next: "PostRequirementsPaginationQuery",
    as: "demo.anonymous",
    variables: { reference: "DINUM-2026-001" },
    connection: ({ post, node }) => (post ?? node).requires,
    owner: ({ post }) => post.id,
  },
  {
    fragment: "PostResults_query",
    first: "PostResultsQuery",
    next: "PostResultsPaginationQuery",
    as: "demo.anonymous",
    variables: { filter: { categories: ["A"] } },
    connection: ({ posts }) => posts,
  },
];

for (const { fragment, first, next, as, variables, connection, owner } of lists) {
  test(`Relay's ${fragment} is a connection that goes forward, refetched by ${next}`, () => {
    const text = artefact(fragment);
    assert.match(text, /"direction": "forward"/);
    assert.match(text, new RegExp(`"operation": ${next}_graphql`));
    assert.equal(text.includes('"identifierField": "id"'), Boolean(owner));
  });

  test(`Relay's ${fragment} is read to its end, each edge once`, async () => {
    let data = await send(first, variables, as);
    const refetch = owner ? { ...variables, id: owner(data) } : variables;
    const seen = [];
    let pages = 0;
    for (;;) {
      const { edges, pageInfo } = connection(data);
      seen.push(...edges.map((edge) => edge.node.id));
      pages += 1;
      if (!pageInfo.hasNextPage) break;
      assert.equal(edges.length, 2);
      assert.equal(pageInfo.endCursor, edges.at(-1).cursor);
      data = await send(next, { ...refetch, count: 2, cursor: pageInfo.endCursor }, as);
    }
    assert.ok(pages > 1, "there is more than one page");
    assert.equal(new Set(seen).size, seen.length);
    const whole = await send(next, { ...refetch, count: 50 }, as);
    assert.deepEqual(seen, connection(whole).edges.map((edge) => edge.node.id));
  });
}
