// GraphQL over HTTP beyond the audits: statuses, and what must be refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, endpoint } from "./support/service.js";

const json = { "content-type": "application/json" };
const graphql = { accept: "application/graphql-response+json" };
const read = JSON.stringify({ query: "{ __typename }" });

async function post(headers, body) {
  return fetch(endpoint, { method: "POST", headers, body });
}

function address(parameters) {
  return `${endpoint}?${new URLSearchParams(parameters)}`;
}

// The shape of every refusal, so that a client can explain to people what happened.
async function assertRefused(response, status, code = "BAD_USER_INPUT") {
  assert.equal(response.status, status);
  const { data, errors } = await response.json();
  assert.equal(data, undefined);
  assert.equal(errors[0].extensions.code, code);
  assert.equal(errors[0].extensions.requestId, response.headers.get("x-request-id"));
}

// A document of which one part fails, and the other does not.
const partly = JSON.stringify({
  query: "{ algorithm { version } agent(uid: \"agt-01\") { competencies(first: 0) { edges { level } } } }",
});

test("data with errors have status 294, and 200 for those who know only application/json", async () => {
  const answer = await post({ ...json, ...graphql }, partly);
  assert.equal(answer.status, 294);
  const { data, errors } = await answer.json();
  assert.equal(typeof data.algorithm.version, "string");
  assert.deepEqual(errors[0].path, ["agent", "competencies"]);
  assert.equal((await post({ ...json, accept: "application/json" }, partly)).status, 200);
});

test("a method other than GET and POST is not allowed, and the answer says which are", async () => {
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const response = await fetch(endpoint, { method });
    assert.equal(response.status, 405, method);
    const allowed = response.headers.get("allow").split(/, ?/);
    assert.ok(allowed.includes("GET") && allowed.includes("POST"), `${allowed}`);
  }
});

test("a media type that the service does not write is not acceptable", async () => {
  for (const accept of ["text/html", "application/json;q=0", "application/xml, text/plain"]) {
    await assertRefused(await post({ ...json, accept }, read), 406);
    const asked = await fetch(address({ query: "{ __typename }" }), { headers: { accept } });
    await assertRefused(asked, 406);
  }
});

test("a body over 100 KB is too large, and one just under is not", async () => {
  const padded = (size) => {
    const body = JSON.stringify({ query: "{ __typename }", extensions: { padding: "" } });
    return body.replace('""', `"${"x".repeat(size - body.length)}"`);
  };
  await assertRefused(await post(json, padded(100 * 1024 + 1)), 413);
  assert.equal((await post(json, padded(100 * 1024))).status, 200);
});

test("an address that cannot be read is refused in the shape of errors", async () => {
  for (const query of ["query={__typename}&query={__typename}", "variables=[]&query={__typename}", ""]) {
    await assertRefused(await fetch(`${endpoint}?${query}`), 400);
  }
});

test("a refusal has the media type asked for, by which a client knows that it is the service's", async () => {
  for (const type of ["application/graphql-response+json", "application/json"]) {
    const headers = { ...json, accept: type };
    for (const refused of [
      await post(headers, "{"),
      await post({ ...headers, authorization: "Bearer unknown" }, read),
      await post({ ...headers, "content-type": "text/plain" }, read),
    ]) {
      assert.equal(refused.headers.get("content-type"), `${type}; charset=utf-8`);
      assert.ok((await refused.json()).errors[0].extensions.code);
    }
  }
});

test("a body that is not UTF-8 is refused", async () => {
  const body = Buffer.concat([Buffer.from('{"query":"{ __typename } #'), Buffer.from([0xff]), Buffer.from('"}')]);
  await assertRefused(await post(json, body), 400);
});

// What follows would change something if it were executed.
const owner = { authorization: "Bearer demo.agent.agt-05" };
const purpose = "VISIBLE_TO_PEERS";
const mutation = `mutation { setConsent(input: { purpose: ${purpose}, given: true }) { userErrors { code } } }`;

async function consents() {
  const { data } = await ask("{ me { consents { purpose given } } }", {}, owner);
  return data.me.consents.some((consent) => consent.purpose === purpose && consent.given);
}

async function assertNothingChanged() {
  assert.equal(await consents(), false);
}

test("no mutation is executed by GET", async () => {
  for (const document of [mutation, `query Read { __typename } ${mutation.replace("mutation", "mutation Write")}`]) {
    const parameters = { query: document };
    if (document !== mutation) parameters.operationName = "Write";
    const response = await fetch(address(parameters), { headers: { ...owner, ...graphql } });
    assert.equal(response.headers.get("allow"), "POST");
    await assertRefused(response, 405);
  }
  await assertNothingChanged();
});

test("a batch is refused as a whole", async () => {
  const one = { query: mutation };
  for (const batch of [[one], [one, one], []]) {
    await assertRefused(await post({ ...json, ...owner }, JSON.stringify(batch)), 400);
  }
  await assertNothingChanged();
});

// Forms, plain text and bodies without a type cross origins without a preflight: the door of forged requests.
test("nothing but JSON is read from a body", async () => {
  const body = JSON.stringify({ query: mutation });
  const form = new URLSearchParams({ query: mutation });
  const upload = new FormData();
  upload.set("operations", body);
  upload.set("map", "{}");
  await assertRefused(await post(owner, form), 415);
  await assertRefused(await post(owner, upload), 415);
  await assertRefused(await post(owner, Buffer.from(body)), 415);
  for (const type of [
    "text/plain",
    "text/plain; charset=utf-8",
    "text/plain; application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=application/json",
    "application/graphql",
    "application/jsonp",
    "application/json; charset=iso-8859-1",
  ]) {
    await assertRefused(await post({ ...owner, "content-type": type }, body), 415);
  }
  await assertNothingChanged();
});

// Last, so that the tests above are seen to try what would work.
test("the same mutation by a POST of JSON is executed", async () => {
  const { data, errors } = await ask(mutation, {}, owner);
  assert.equal(errors, undefined);
  assert.deepEqual(data.setConsent.userErrors, []);
  assert.equal(await consents(), true);
});

test("no other site is let in by default", async () => {
  const foreign = { origin: "https://ailleurs.example" };
  const preflight = await fetch(endpoint, {
    method: "OPTIONS",
    headers: {
      ...foreign,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type, authorization",
    },
  });
  const answers = [
    preflight,
    await post({ ...foreign, ...json }, read),
    await fetch(address({ query: "{ __typename }" }), { headers: foreign }),
    await post({ ...foreign, "content-type": "text/plain" }, read),
  ];
  assert.deepEqual(answers.map((answer) => answer.status), [405, 200, 200, 415]);
  for (const { headers } of answers) {
    const cors = [...headers.keys()].filter((name) => name.startsWith("access-control-"));
    assert.deepEqual(cors, []);
  }
});
