import { graphql } from "#gql";

export const SetPauseMutation = graphql(`
  mutation SetPause($input: SetPauseInput!) {
    setPause(input: $input) {
      __typename
      ... on PresenceSet {
        user {
          id
          presence
          pause {
            name
            since
            isAutomatic
          }
        }
      }
      ...Refused
    }
  }
`);

/** What the menu offers: the reasons, and the queues that may ring for the viewer. */
export const PresenceChoicesQuery = graphql(`
  query PresenceChoices {
    pauses {
      id
      name
    }
    viewer {
      user {
        ...QueueSignIns
      }
    }
  }

  fragment QueueSignIns on User {
    id
    queues {
      id
      name
    }
    signedOutQueues {
      id
      name
    }
  }
`);

export const SetQueueSignInMutation = graphql(`
  mutation SetOwnQueueSignIn($input: SetQueueSignInInput!) {
    setQueueSignIn(input: $input) {
      __typename
      ... on QueueSignInSet {
        user {
          ...QueueSignIns
        }
      }
      ...Refused
    }
  }
`);
