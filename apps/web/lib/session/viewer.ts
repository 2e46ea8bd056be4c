import { graphql } from "#gql";

/** Who is signed in, what they may do, and the newest event position: query first, then subscribe after `cursor`. */
export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      ...SignedInViewer
    }
  }
`);

export const SignedInViewerFragment = graphql(`
  fragment SignedInViewer on Viewer {
    cursor
    permissions
    user {
      id
      name
      alias
      email
      role
      presence
      pause {
        name
        since
        isAutomatic
      }
      capacity
      isActive
      version
    }
  }
`);
