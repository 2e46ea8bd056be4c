import { graphql } from "#gql";

/** The agent's queues, with who waits in them. */
export const DeskQueuesQuery = graphql(`
  query DeskQueues {
    queues(first: 100) {
      edges {
        node {
          id
          name
          strategy
          waiting
        }
      }
    }
  }
`);
