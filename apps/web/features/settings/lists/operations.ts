import { graphql } from "#gql";

export const ContactListRowFragment = graphql(`
  fragment ContactListRow on ContactList {
    id
    version
    name
    description
    contacts
    defaultOf {
      id
      name
    }
    whitelistOf {
      id
      name
    }
  }
`);

export const ContactListsQuery = graphql(`
  query ContactLists {
    contactLists {
      ...ContactListRow
    }
  }
`);

export const ContactListMembersQuery = graphql(`
  query ContactListMembers($contactListId: ID!, $search: String, $after: Cursor) {
    contactListMembers(contactListId: $contactListId, search: $search, after: $after, first: 50) {
      edges {
        cursor
        node {
          id
          name
          phone
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

export const CreateContactListMutation = graphql(`
  mutation CreateContactList($input: CreateContactListInput!) {
    createContactList(input: $input) {
      __typename
      ... on ContactListSaved {
        contactList {
          ...ContactListRow
        }
      }
      ...Refused
    }
  }
`);

export const UpdateContactListMutation = graphql(`
  mutation UpdateContactList($input: UpdateContactListInput!) {
    updateContactList(input: $input) {
      __typename
      ... on ContactListSaved {
        contactList {
          ...ContactListRow
        }
      }
      ...Refused
    }
  }
`);

export const AddToContactListMutation = graphql(`
  mutation AddToContactList($input: AddToContactListInput!) {
    addToContactList(input: $input) {
      __typename
      ... on ContactListMembersChanged {
        changed
        contactList {
          ...ContactListRow
        }
      }
      ...Refused
    }
  }
`);

export const RemoveFromContactListMutation = graphql(`
  mutation RemoveFromContactList($input: RemoveFromContactListInput!) {
    removeFromContactList(input: $input) {
      __typename
      ... on ContactListMembersChanged {
        changed
        contactList {
          ...ContactListRow
        }
      }
      ...Refused
    }
  }
`);

export const DeleteContactListMutation = graphql(`
  mutation DeleteContactList($input: DeleteContactListInput!) {
    deleteContactList(input: $input) {
      __typename
      ... on ContactListDeleted {
        id
      }
      ...Refused
    }
  }
`);
