import { graphql } from "#gql";

export const TransferTargetsQuery = graphql(`
  query TransferTargets($id: ID!) {
    transferTargets(interactionId: $id) {
      toAgent {
        enabled
        timeoutSeconds
      }
      toQueue {
        enabled
        timeoutSeconds
      }
      agents {
        agent {
          id
          name
        }
        owned
        capacity
        isFull
      }
      queues {
        queue {
          id
          name
          waiting
        }
        present
        free
      }
    }
  }
`);

export const TransferInteractionMutation = graphql(`
  mutation TransferInteraction($input: TransferInteractionInput!) {
    transferInteraction(input: $input) {
      __typename
      ... on InteractionTransferring {
        interaction {
          ...LiveInteraction
        }
      }
      ...Refused
      ... on TransferTargetUnavailable {
        problem
      }
      ... on NotYours {
        assignedAgent {
          id
          name
        }
      }
    }
  }
`);

export const CancelTransferMutation = graphql(`
  mutation CancelTransfer($id: ID!) {
    cancelTransfer(input: { interactionId: $id }) {
      __typename
      ... on TransferCancelled {
        interaction {
          ...LiveInteraction
        }
      }
      ...Refused
    }
  }
`);

export const HandBackMutation = graphql(`
  mutation HandBackInteraction($id: ID!) {
    handBackInteraction(input: { interactionId: $id }) {
      __typename
      ... on InteractionHandedBack {
        interaction {
          ...LiveInteraction
        }
      }
      ...Refused
    }
  }
`);

export const AssignMutation = graphql(`
  mutation AssignInteraction($input: AssignInteractionInput!) {
    assignInteraction(input: $input) {
      __typename
      ... on InteractionAssigned {
        interaction {
          ...LiveInteraction
        }
      }
      ...Refused
    }
  }
`);

export const AssignableAgentsQuery = graphql(`
  query AssignableAgents($accountId: ID!) {
    account(id: $accountId) {
      id
      agents {
        id
        name
        presence
        capacity
        openInteractions
        isActive
      }
    }
  }
`);
