// The service under test: `run` starts it and says where it listens.

import { env } from "node:process";

if (!env.PASSERELLE_URL) {
  throw new Error("PASSERELLE_URL is not set: start these tests by tests/clients/run");
}

export const endpoint = `${env.PASSERELLE_URL}/graphql`;

// The demo's tokens say who asks; without one everything may be read.
export function identity(token) {
  return token ? { authorization: `Bearer ${token}` } : {};
}

// Asks without any client, where a test is about HTTP or needs an id.
export async function ask(query, variables = {}, headers = {}) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { response, ...(await response.json()) };
}
