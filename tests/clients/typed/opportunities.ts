// What a typed front end writes. It is compiled and never run: a field that is not there, a variable of
// the wrong type or a null that is forgotten is an error of the compiler, and must stay one.

import { Client, fetchExchange } from "@urql/core";
import { readFragment, type FragmentType } from "../generated/codegen/fragment-masking";
import {
  MyOpportunitiesQueryDocument,
  PostCard_PostFragmentDoc,
  SetConsentMutationDocument,
  type Verdict,
} from "../generated/codegen/graphql";

const client = new Client({ url: "http://127.0.0.1:8080/graphql", exchanges: [fetchExchange] });

export function title(of: FragmentType<typeof PostCard_PostFragmentDoc>): string {
  const post = readFragment(PostCard_PostFragmentDoc, of);
  const until: string | null | undefined = post.vacancy?.applyBy;
  return `${post.title} (${post.organisation.acronym ?? post.organisation.name}) ${until ?? ""}`;
}

export async function opportunities(first: number): Promise<string[]> {
  const variables = { first, filter: { categories: ["A" as const] } };
  const { data } = await client.query(MyOpportunitiesQueryDocument, variables);
  const edges = data?.me?.recommendedPosts?.edges ?? [];
  const open: Verdict[] = ["FEASIBLE", "CONDITIONAL"];
  return edges
    .filter((edge) => edge.score > 0.3 && open.includes(edge.feasibility.verdict))
    .map((edge) => `${title(edge.node)}: ${edge.explanation.summary}`);
}

export async function withdraw(): Promise<string[]> {
  const input = { purpose: "VISIBLE_TO_PEERS" as const, given: false };
  const { data } = await client.mutation(SetConsentMutationDocument, { input });
  return data?.setConsent?.userErrors.length ? ["refusé"] : [];
}

export function mistakes(): void {
  // @ts-expect-error A number of edges is a number.
  void client.query(MyOpportunitiesQueryDocument, { first: "ten" });
  // @ts-expect-error There is no such category.
  void client.query(MyOpportunitiesQueryDocument, { filter: { categories: ["Z"] } });
  // @ts-expect-error A consent has a purpose.
  void client.mutation(SetConsentMutationDocument, { input: { given: true } });
  void client.query(MyOpportunitiesQueryDocument, {}).then(({ data }) => {
    // @ts-expect-error Somebody who asks may have no agent record.
    void data?.me.displayName;
    // @ts-expect-error The document does not ask for the grade.
    void data?.me?.grade;
    // @ts-expect-error What a post shows is read through its fragment.
    void data?.me?.recommendedPosts?.edges[0]?.node.title;
  });
}
