// The posts that a search finds, page by page, asked again from the root.

import { graphql } from "relay-runtime";

export const query = graphql`
  query PostResultsQuery($filter: PostFilter) {
    ...PostResults_query @arguments(filter: $filter)
  }
`;

export const results = graphql`
  fragment PostResults_query on Query
  @refetchable(queryName: "PostResultsPaginationQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 2 }
    cursor: { type: "String" }
    filter: { type: "PostFilter" }
    orderBy: { type: "PostOrder", defaultValue: TITLE_ASC }
  ) {
    posts(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy)
      @connection(key: "PostResults_posts", filters: ["filter", "orderBy"]) {
      edges {
        node {
          ...PostCard_post
        }
      }
      totalCount
    }
  }
`;
