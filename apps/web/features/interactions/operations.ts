import { graphql } from "#gql";

export const InteractionsQuery = graphql(`
  query Interactions($where: InteractionWhere, $after: Cursor) {
    interactions(where: $where, after: $after, first: 50) {
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
      totalCount {
        value
        isExact
      }
    }
  }
`);

/** The accounts a list can be limited to. */
export const AccountChoicesQuery = graphql(`
  query AccountChoices {
    accounts(first: 100) {
      edges {
        cursor
        node {
          id
          name
          key
        }
      }
    }
  }
`);

export const InteractionQuery = graphql(`
  query InteractionSummary($id: ID!) {
    interaction(id: $id) {
      ...LiveInteraction
    }
  }
`);
