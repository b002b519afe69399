// My opportunities, page by page: the fragment that a list component would read.

import { graphql } from "relay-runtime";

export const query = graphql`
  query OpportunityListQuery($filter: RecommendationFilter) {
    me {
      ...OpportunityList_agent @arguments(count: 2, filter: $filter)
    }
  }
`;

export const agent = graphql`
  fragment OpportunityList_agent on Agent
  @refetchable(queryName: "OpportunityListPaginationQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 10 }
    cursor: { type: "String" }
    filter: { type: "RecommendationFilter" }
  ) {
    displayName
    recommendedPosts(first: $count, after: $cursor, filter: $filter)
      @connection(key: "OpportunityList_recommendedPosts", filters: ["filter"]) {
      edges {
        score
        node {
          ...PostCard_post
        }
        explanation {
          summary
        }
      }
      emptyReason
    }
  }
`;
