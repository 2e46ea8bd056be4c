import { graphql } from "#gql";

/** One agent as the supervisors watch them; `LiveUser` is what live events keep current. */
export const RealtimeAgentFragment = graphql(`
  fragment RealtimeAgent on User {
    ...LiveUser
    signedOutQueues {
      id
      name
    }
    queues {
      id
      name
    }
  }
`);

export const RealtimeAgentsQuery = graphql(`
  query RealtimeAgents($search: String, $after: Cursor) {
    users(role: AGENT, search: $search, after: $after, first: 100) {
      edges {
        cursor
        node {
          ...RealtimeAgent
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

/** A queue with those it may offer to, whose presence is the agents' own in the cache. */
export const RealtimeQueueFragment = graphql(`
  fragment RealtimeQueue on Queue {
    id
    name
    waiting
    members {
      id
      presence
      signedOutQueues {
        id
      }
    }
  }
`);

export const RealtimeQueuesQuery = graphql(`
  query RealtimeQueues($after: Cursor) {
    queues(after: $after, first: 50) {
      edges {
        cursor
        node {
          ...RealtimeQueue
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

export const PauseChoicesQuery = graphql(`
  query PauseChoices {
    pauses {
      id
      name
    }
  }
`);

export const SetUserPauseMutation = graphql(`
  mutation SetUserPause($input: SetUserPauseInput!) {
    setUserPause(input: $input) {
      __typename
      ... on PresenceSet {
        user {
          ...RealtimeAgent
        }
      }
      ...Refused
    }
  }
`);

export const SetQueueSignInMutation = graphql(`
  mutation SetQueueSignIn($input: SetQueueSignInInput!) {
    setQueueSignIn(input: $input) {
      __typename
      ... on QueueSignInSet {
        user {
          ...RealtimeAgent
        }
      }
      ...Refused
    }
  }
`);

export const SignOutUserMutation = graphql(`
  mutation SignOutUser($input: SignOutUserInput!) {
    signOutUser(input: $input) {
      __typename
      ... on UserSignedOut {
        user {
          ...RealtimeAgent
        }
      }
      ...Refused
    }
  }
`);
