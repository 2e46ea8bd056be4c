import { graphql } from "#gql";

export const DispositionTreeQuery = graphql(`
  query DispositionTree($accountId: ID) {
    dispositions(accountId: $accountId) {
      ...DispositionNode
      children {
        ...DispositionNode
        children {
          ...DispositionNode
        }
      }
    }
  }
`);

export const DispositionNodeFragment = graphql(`
  fragment DispositionNode on Disposition {
    id
    name
    isSystem
    parentId
    accountId
    version
  }
`);

export const CreateDispositionMutation = graphql(`
  mutation CreateDisposition($input: CreateDispositionInput!) {
    createDisposition(input: $input) {
      __typename
      ... on DispositionSaved {
        disposition {
          ...DispositionNode
        }
      }
      ...Refused
    }
  }
`);

export const DeleteDispositionMutation = graphql(`
  mutation DeleteDisposition($input: DeleteDispositionInput!) {
    deleteDisposition(input: $input) {
      __typename
      ... on DispositionDeleted {
        id
      }
      ...Refused
    }
  }
`);

export const UpdateDispositionMutation = graphql(`
  mutation UpdateDisposition($input: UpdateDispositionInput!) {
    updateDisposition(input: $input) {
      __typename
      ... on DispositionSaved {
        disposition {
          ...DispositionNode
        }
      }
      ...Refused
    }
  }
`);
