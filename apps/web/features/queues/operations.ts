import { graphql } from "#gql";

/** All of a queue that the list and its form show. */
export const QueueConfigurationFragment = graphql(`
  fragment QueueConfiguration on Queue {
    id
    name
    description
    strategy
    agentTimeoutSeconds
    weight
    waiting
    version
    agents {
      id
      name
    }
    teams {
      id
      name
    }
    members {
      id
    }
  }
`);

export const QueuesQuery = graphql(`
  query Queues($search: String, $after: Cursor) {
    queues(search: $search, after: $after, first: 50) {
      edges {
        cursor
        node {
          ...QueueConfiguration
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

export const QueueQuery = graphql(`
  query Queue($id: ID!) {
    queue(id: $id) {
      ...QueueConfiguration
    }
  }
`);

/** The teams a queue can have, with who is in them. */
export const TeamChoicesQuery = graphql(`
  query TeamChoices {
    teams {
      id
      name
      agents {
        id
      }
    }
  }
`);

export const CreateQueueMutation = graphql(`
  mutation CreateQueue($input: CreateQueueInput!) {
    createQueue(input: $input) {
      __typename
      ... on QueueSaved {
        queue {
          ...QueueConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const UpdateQueueMutation = graphql(`
  mutation UpdateQueue($input: UpdateQueueInput!) {
    updateQueue(input: $input) {
      __typename
      ... on QueueSaved {
        queue {
          ...QueueConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const DeleteQueueMutation = graphql(`
  mutation DeleteQueue($input: DeleteQueueInput!) {
    deleteQueue(input: $input) {
      __typename
      ... on QueueDeleted {
        id
      }
      ...Refused
    }
  }
`);
