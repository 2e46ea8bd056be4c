import { graphql } from "#gql";

export const UserRowFragment = graphql(`
  fragment UserRow on User {
    id
    name
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
    openInteractions
  }
`);

export const UserConfigurationFragment = graphql(`
  fragment UserConfiguration on User {
    ...UserRow
    alias
    version
    autoAnswer
    accounts {
      id
      name
    }
    queues {
      id
      name
    }
  }
`);

export const UsersQuery = graphql(`
  query Users($search: String, $role: Role, $after: Cursor) {
    users(search: $search, role: $role, after: $after, first: 50) {
      edges {
        cursor
        node {
          ...UserRow
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

export const UserQuery = graphql(`
  query User($id: ID!) {
    user(id: $id) {
      ...UserConfiguration
    }
  }
`);

/** The accounts and queues a user can belong to. */
export const UserChoicesQuery = graphql(`
  query UserChoices {
    accounts(first: 100) {
      edges {
        cursor
        node {
          id
          name
          key
        }
      }
    }
    queues(first: 100) {
      edges {
        cursor
        node {
          id
          name
        }
      }
    }
  }
`);

export const CreateUserMutation = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      __typename
      ... on UserSaved {
        user {
          ...UserConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const UpdateUserMutation = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      __typename
      ... on UserSaved {
        user {
          ...UserConfiguration
        }
      }
      ...Refused
    }
  }
`);
