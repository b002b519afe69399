// graphql-ws watches, as a front end built on it would.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { ask, endpoint, identity } from "./support/service.js";

const url = endpoint.replace(/^http/, "ws");

const MATCHES = `
  subscription NewMatchesSubscription($minScore: Float) {
    newMatches(minScore: $minScore) {
      score
      node {
        reference
      }
    }
  }
`;

const DECLARE = `
  mutation ($input: DeclareCompetencyInput!) {
    declareCompetency(input: $input) {
      userErrors {
        code
      }
    }
  }
`;

const WITHDRAW = `
  mutation ($input: WithdrawCompetencyInput!) {
    withdrawCompetency(input: $input) {
      userErrors {
        code
      }
    }
  }
`;

function client(token, options = {}) {
  return createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: identity(token),
    retryAttempts: 0,
    ...options,
  });
}

// The socket of a client, and how it was closed.
function closing(token, options = {}) {
  return new Promise((resolve) => {
    client(token, { ...options, lazy: false, onNonLazyError: () => {}, on: { closed: resolve } });
  });
}

async function competency(code) {
  const { data } = await ask(`{ competency(scheme: "FILIERE", code: "${code}") { id } }`);
  return data.competency.id;
}

async function change(token, query, input) {
  const { data } = await ask(query, { input }, identity(token));
  assert.deepEqual(Object.values(data)[0].userErrors, []);
}

test("graphql-ws asks a query and a mutation over the socket", async () => {
  const asker = client("demo.agent.agt-01");
  const answer = (query) =>
    new Promise((resolve, reject) => {
      asker.subscribe({ query }, { next: resolve, error: reject, complete: () => {} });
    });
  assert.deepEqual(await answer("{ me { uid } }"), { data: { me: { uid: "agt-01" } } });
  const hide = "mutation { setHiddenOrganisations(input: { organisations: [] }) { agent { uid } } }";
  assert.deepEqual(await answer(hide), { data: { setHiddenOrganisations: { agent: { uid: "agt-01" } } } });
  await asker.dispose();
});

test("graphql-ws hears of a post that begins to fit, and stops when it has heard enough", async () => {
  const token = "demo.agent.agt-02";
  const asker = client(token);
  const id = await competency("ETL");
  const input = { competency: id, level: 4, lastUsed: "2026-02-01" };
  const watched = asker.iterate({ query: MATCHES, variables: { minScore: 0.1 } });
  const first = watched.next();
  // The subscription begins a moment after it was asked for: until it has, the change comes and goes.
  let event;
  first.then((result) => (event = result.value));
  while (!event) {
    await change(token, DECLARE, input);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await change(token, WITHDRAW, { competency: id });
    await new Promise((resolve) => setTimeout(resolve, event ? 0 : 3000));
  }
  assert.equal(event.errors, undefined);
  assert.equal(event.data.newMatches.node.reference, "DINUM-2026-001");
  assert.ok(event.data.newMatches.score >= 0.1);
  assert.deepEqual(await watched.return(), { value: undefined, done: true });
  await asker.dispose();
});

test("graphql-ws reads why a subscription is refused", async () => {
  const asker = client("demo.agent.agt-02");
  const refused = new Promise((resolve) => {
    const sink = { next: assert.fail, error: resolve, complete: assert.fail };
    asker.subscribe({ query: MATCHES, variables: { minScore: 7 } }, sink);
  });
  const [{ extensions }] = await refused;
  assert.deepEqual([extensions.code, extensions.argument], ["BAD_USER_INPUT", "minScore"]);
  await asker.dispose();
});

test("graphql-ws is sent away with a token that is not believed, however often it comes back", async () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { code, reason } = await closing("other");
    assert.deepEqual([code, reason], [4403, "Forbidden"]);
  }
});

test("a page of another origin opens no socket", async () => {
  const status = await new Promise((resolve) => {
    const socket = new WebSocket(url, "graphql-transport-ws", { origin: "https://ailleurs.fr" });
    // Whoever listens for the refusal has to end the request.
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      resolve(response.statusCode);
    });
    socket.on("error", () => {});
  });
  assert.equal(status, 403);
});
