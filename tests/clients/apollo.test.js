// Apollo Client sends every document, keeps what it read by id, and puts pages together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";
import { mutations, operations, queries } from "./support/documents.js";
import { assertAnswers } from "./support/answer.js";
import { samples } from "./support/samples.js";
import { endpoint, identity } from "./support/service.js";

// A label has no id and is one object with the label that another query reads.
const typePolicies = {
  LocalizedText: { merge: true },
  Agent: {
    fields: {
      assignments: relayStylePagination(),
      recommendedPosts: relayStylePagination(["filter"]),
    },
  },
  Query: { fields: { posts: relayStylePagination(["filter", "orderBy"]) } },
};

function client(context, token) {
  const made = new ApolloClient({
    link: new HttpLink({ uri: endpoint, headers: identity(token) }),
    cache: new InMemoryCache({ typePolicies }),
  });
  context.after(() => made.stop());
  return made;
}

for (const name of queries) {
  test(`Apollo Client sends ${name} and finds all of it in its cache`, async (context) => {
    const { as, variables } = samples[name];
    const apollo = client(context, as);
    const asked = { query: operations[name], variables: await variables() };
    const { data } = await apollo.query({ ...asked, fetchPolicy: "network-only" });
    assertAnswers(name, data);
    const kept = apollo.readQuery(asked);
    assert.deepEqual(kept, data);
  });
}

test("Apollo Client keeps one post, under its id, whichever document read it", async (context) => {
  const apollo = client(context, "demo.agent.agt-01");
  for (const name of ["MyOpportunitiesQuery", "PostComparisonQuery", "NodeRefetchQuery"]) {
    await apollo.query({ query: operations[name], variables: await samples[name].variables() });
  }
  const { id } = await samples.NodeRefetchQuery.variables();
  const cache = apollo.cache.extract();
  const same = Object.values(cache).filter((entry) => entry.reference === "DINUM-2026-001");
  assert.equal(same.length, 1);
  assert.equal(cache[`Post:${id}`], same[0]);
  assert.equal(same[0].management, false);
  assert.equal(cache.ROOT_QUERY[`node({"id":"${id}"})`].__ref, `Post:${id}`);
});

test("Apollo Client shows a change wherever the agent is shown, without asking again", async (context) => {
  const apollo = client(context, "demo.agent.agt-15");
  const query = operations.ConsentScreenQuery;
  const given = ({ data }) =>
    data.me.consents.find((consent) => consent.purpose === "VISIBLE_TO_RECRUITERS").given;
  const before = await apollo.query({ query });
  assert.equal(given(before), false);
  assert.ok(mutations.includes("SetConsentMutation"));
  await apollo.mutate({
    mutation: operations.SetConsentMutation,
    variables: { input: { purpose: "VISIBLE_TO_RECRUITERS", given: true } },
  });
  assert.equal(given(await apollo.query({ query, fetchPolicy: "cache-only" })), true);
});

// Asks for two edges, then for two more until there are none, and compares with all of them at once.
async function assertPages(context, { name, as, variables = {}, connection }) {
  const query = operations[name];
  const shown = (data) => connection(data).edges.map((edge) => edge.node.id);
  const whole = await client(context, as).query({ query, variables: { ...variables, first: 18 } });
  assert.ok(shown(whole.data).length > 4, "too few edges for three pages");

  const apollo = client(context, as);
  const asked = { query, variables: { ...variables, first: 2 } };
  const paged = apollo.watchQuery(asked);
  const watched = paged.subscribe({});
  context.after(() => watched.unsubscribe());
  await firstValueFrom(paged.pipe(filter(({ dataState }) => dataState === "complete")));
  let data = apollo.readQuery(asked);
  let pages = 1;
  while (connection(data).pageInfo.hasNextPage) {
    assert.equal(shown(data).length, 2 * pages, "a page adds two edges");
    const after = connection(data).pageInfo.endCursor;
    await paged.fetchMore({ variables: { first: 2, after } });
    data = apollo.readQuery(asked);
    pages += 1;
  }
  assert.deepEqual(shown(data), shown(whole.data));
  assert.ok(pages > 2);
}

test("Apollo Client puts the pages of my opportunities together", async (context) => {
  await assertPages(context, {
    name: "MyOpportunitiesQuery",
    as: "demo.agent.agt-01",
    variables: { filter: { includeWeak: true } },
    connection: (data) => data.me.recommendedPosts,
  });
});

test("Apollo Client puts the pages of the search for posts together", async (context) => {
  await assertPages(context, {
    name: "PostSearchQuery",
    as: "demo.anonymous",
    variables: { orderBy: "TITLE_ASC" },
    connection: (data) => data.posts,
  });
});

test("Apollo Client gives the application the code of a refusal", async (context) => {
  const apollo = client(context, "unknown");
  await assert.rejects(apollo.query({ query: operations.AlgorithmPageQuery }), (error) => {
    assert.ok(CombinedGraphQLErrors.is(error), error.name);
    assert.equal(error.errors[0].extensions.code, "UNAUTHENTICATED");
    return true;
  });
});
