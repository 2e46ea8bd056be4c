import { graphql } from "#gql";

/** What every operation asks of a refusal: its words, and the reason that finds them in the viewer's language. */
export const RefusedFragment = graphql(`
  fragment Refused on UserError {
    message
    reason {
      ...Reason
    }
    ... on ValidationFailed {
      fields {
        ...WrongField
      }
    }
  }

  fragment WrongField on FieldError {
    path
    message
    reason {
      ...Reason
    }
  }

  fragment Reason on Reason {
    code
    values {
      name
      value
    }
  }
`);

/** The same beside a success that has a `message` of its own. */
export const RefusedMessageFragment = graphql(`
  fragment RefusedMessage on UserError {
    problem: message
    reason {
      ...Reason
    }
    ... on ValidationFailed {
      fields {
        ...WrongField
      }
    }
  }
`);
