import { graphql } from "#gql";

export const PauseReasonsQuery = graphql(`
  query PauseReasons {
    pauses {
      ...PauseReason
    }
  }
`);

export const PauseReasonFragment = graphql(`
  fragment PauseReason on Pause {
    id
    name
  }
`);

export const CreatePauseMutation = graphql(`
  mutation CreatePause($input: CreatePauseInput!) {
    createPause(input: $input) {
      __typename
      ... on PauseSaved {
        pause {
          ...PauseReason
        }
      }
      ...Refused
    }
  }
`);

export const UpdatePauseMutation = graphql(`
  mutation UpdatePause($input: UpdatePauseInput!) {
    updatePause(input: $input) {
      __typename
      ... on PauseSaved {
        pause {
          ...PauseReason
        }
      }
      ...Refused
    }
  }
`);

export const DeletePauseMutation = graphql(`
  mutation DeletePause($input: DeletePauseInput!) {
    deletePause(input: $input) {
      __typename
      ... on PauseDeleted {
        id
      }
      ...Refused
    }
  }
`);
