import { graphql } from "#gql";

/** One of the desk's lists, a page at a time. */
export const DeskInteractionsQuery = graphql(`
  query DeskInteractions($where: InteractionWhere!, $orderBy: InteractionOrder!, $first: Int!, $after: Cursor) {
    interactions(where: $where, orderBy: $orderBy, first: $first, after: $after) {
      edges {
        cursor
        node {
          ...LiveInteraction
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
