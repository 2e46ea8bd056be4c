import { graphql } from "#gql";

export const CannedAnswersQuery = graphql(`
  query CannedAnswerList($accountId: ID, $search: String) {
    cannedAnswers(accountId: $accountId, search: $search) {
      ...CannedAnswerRow
    }
  }
`);

export const CannedAnswerRowFragment = graphql(`
  fragment CannedAnswerRow on CannedAnswer {
    id
    key
    text
    accountId
    version
  }
`);

export const CreateCannedAnswerMutation = graphql(`
  mutation CreateCannedAnswer($input: CreateCannedAnswerInput!) {
    createCannedAnswer(input: $input) {
      __typename
      ... on CannedAnswerSaved {
        cannedAnswer {
          ...CannedAnswerRow
        }
      }
      ...Refused
    }
  }
`);

export const DeleteCannedAnswerMutation = graphql(`
  mutation DeleteCannedAnswer($input: DeleteCannedAnswerInput!) {
    deleteCannedAnswer(input: $input) {
      __typename
      ... on CannedAnswerDeleted {
        id
      }
      ...Refused
    }
  }
`);

export const UpdateCannedAnswerMutation = graphql(`
  mutation UpdateCannedAnswer($input: UpdateCannedAnswerInput!) {
    updateCannedAnswer(input: $input) {
      __typename
      ... on CannedAnswerSaved {
        cannedAnswer {
          ...CannedAnswerRow
        }
      }
      ...Refused
    }
  }
`);
