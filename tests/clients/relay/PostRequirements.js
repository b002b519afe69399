// What a post requires, page by page, asked again by the post's id.

import { graphql } from "relay-runtime";

export const query = graphql`
  query PostRequirementsQuery($reference: String!) {
    post(reference: $reference) {
      ...PostCard_post
      ...PostRequirements_post
    }
  }
`;

export const post = graphql`
  fragment PostRequirements_post on Post
  @refetchable(queryName: "PostRequirementsPaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }) {
    requires(first: $count, after: $cursor) @connection(key: "PostRequirements_requires") {
      edges {
        level
        importance
        node {
          ...CompetencyChip_competency
        }
      }
    }
  }
`;
