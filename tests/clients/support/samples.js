// With which variables, and as whom, each operation of the documents is sent. Ids are opaque, so they
// are asked for by the keys of fixtures/small.

import { ask } from "./service.js";

const engineer = "demo.agent.agt-01";
// They change their record while other tests read, so nobody else speaks for them.
const changing = "demo.agent.agt-12";

async function id(selection) {
  const { data, errors } = await ask(`{ ${selection} }`);
  if (errors) throw new Error(`${selection}: ${JSON.stringify(errors)}`);
  let found = data;
  while (typeof found === "object" && found !== null) {
    found = Object.values(found)[0];
  }
  if (typeof found !== "string") throw new Error(`${selection} finds no id`);
  return found;
}

export const post = (reference) => id(`post(reference: "${reference}") { id }`);
export const competency = (code) => id(`competency(scheme: "FILIERE", code: "${code}") { id }`);
const occupation = (code) => id(`occupation(scheme: "FILIERE", code: "${code}") { id }`);
const ministry = (reference) => id(`post(reference: "${reference}") { ministry { id } }`);
const community = (search) => id(`communities(search: "${search}") { edges { node { id } } }`);
const training = (search) => id(`trainings(search: "${search}") { edges { node { id } } }`);

const none = async () => ({});

export const samples = {
  AgentDirectoryQuery: {
    as: "demo.adviser.agt-11",
    variables: async () => ({ filter: { competencies: [await competency("PYTHON")] } }),
  },
  AlgorithmPageQuery: { as: "demo.anonymous", variables: none },
  CommunityListQuery: { as: engineer, variables: async () => ({ search: "Blue" }) },
  CompetencyPageQuery: {
    as: engineer,
    variables: async () => ({ scheme: "FILIERE", code: "CLOUD" }),
  },
  CompetencySearchQuery: { as: engineer, variables: async () => ({ search: "nuage" }) },
  ConsentScreenQuery: { as: engineer, variables: none },
  DeclareCompetencyMutation: {
    as: changing,
    variables: async () => ({
      input: { competency: await competency("CLOUD"), level: 2, lastUsed: "2026-01-31" },
    }),
  },
  FilterChoicesQuery: {
    as: "demo.anonymous",
    variables: async () => ({ place: "Paris", corps: "ingénieurs" }),
  },
  HideFromOrganisationsMutation: {
    as: changing,
    variables: async () => ({ input: { organisations: [await ministry("MTE-2026-021")] } }),
  },
  JoinCommunityMutation: {
    as: changing,
    variables: async () => ({
      // Whatever client comes first, it is joined once.
      input: { community: await community("libres"), idempotencyKey: "clients" },
    }),
  },
  MyCareerQuery: { as: engineer, variables: async () => ({ first: 1 }) },
  MyOpportunitiesQuery: {
    as: engineer,
    variables: async () => ({
      first: 5,
      filter: { otherMinistriesOnly: true, categories: ["A", "A_PLUS"] },
    }),
  },
  MyPathsQuery: { as: engineer, variables: async () => ({ maxHops: 2 }) },
  MyPeersQuery: { as: engineer, variables: async () => ({ by: "TRAJECTORY" }) },
  MyReachQuery: {
    as: engineer,
    variables: async () => ({ target: await post("INSEE-2026-003") }),
  },
  MyProfileQuery: { as: engineer, variables: none },
  NodeRefetchQuery: {
    as: engineer,
    variables: async () => ({ id: await post("DINUM-2026-001") }),
  },
  OccupationPageQuery: {
    as: "demo.anonymous",
    variables: async () => ({ scheme: "FILIERE", code: "DATA-01" }),
  },
  OccupationSearchQuery: {
    as: "demo.anonymous",
    variables: async () => ({ search: "ingénieur", digital: true }),
  },
  OrganisationTreeQuery: { as: "demo.anonymous", variables: none },
  PostComparisonQuery: {
    as: engineer,
    variables: async () => ({
      ids: await Promise.all(["DINUM-2026-001", "INSEE-2026-003"].map(post)),
    }),
  },
  PostGapQuery: {
    as: engineer,
    variables: async () => ({ target: await post("INSEE-2026-003") }),
  },
  PostPageQuery: { as: engineer, variables: async () => ({ reference: "DINUM-2026-001" }) },
  PostSearchQuery: {
    as: "demo.anonymous",
    variables: async () => ({
      filter: { occupations: [await occupation("DATA-01")], categories: ["A"] },
      orderBy: "APPLY_BY_ASC",
    }),
  },
  SetConsentMutation: {
    as: changing,
    variables: async () => ({ input: { purpose: "VISIBLE_TO_RECRUITERS", given: true } }),
  },
  TrainingPageQuery: {
    as: "demo.anonymous",
    variables: async () => ({ id: await training("agile") }),
  },
  TrainingSearchQuery: { as: "demo.anonymous", variables: async () => ({ search: "sécurité" }) },
  WithdrawCompetencyMutation: {
    as: changing,
    variables: async () => ({ input: { competency: await competency("CLOUD") } }),
  },
};
