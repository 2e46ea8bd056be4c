import { graphql } from "#gql";

/** All of an interval that the list and its editor show. */
export const IntervalConfigurationFragment = graphql(`
  fragment IntervalConfiguration on Interval {
    id
    name
    description
    timeZone
    effectiveTimeZone
    version
    subsets {
      kind
      from
      to
      weekdays
      monthDays
      months
    }
    usedBy {
      id
      name
    }
  }
`);

export const IntervalsQuery = graphql(`
  query Intervals($search: String, $after: Cursor, $now: DateTimeISO!) {
    intervals(search: $search, after: $after, first: 50) {
      edges {
        cursor
        node {
          ...IntervalConfiguration
          isOpenAt(moment: $now)
          nextChange(after: $now)
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

export const IntervalQuery = graphql(`
  query Interval($id: ID!) {
    interval(id: $id) {
      ...IntervalConfiguration
    }
    serverTimeZone
  }
`);

export const ServerTimeZoneQuery = graphql(`
  query ServerTimeZone {
    serverTimeZone
  }
`);

/** What the editor shows beside the form while it is being filled in. */
export const IntervalPreviewQuery = graphql(`
  query IntervalPreview($draft: IntervalDraftInput!, $weekOf: DateTimeISO!, $moment: DateTimeISO!) {
    intervalPreview(draft: $draft) {
      effectiveTimeZone
      isOpenAt(moment: $moment)
      nextChange(after: $moment)
      week(from: $weekOf) {
        date
        weekday
        open {
          from
          to
        }
      }
    }
  }
`);

export const CreateIntervalMutation = graphql(`
  mutation CreateInterval($input: CreateIntervalInput!) {
    createInterval(input: $input) {
      __typename
      ... on IntervalSaved {
        interval {
          ...IntervalConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const UpdateIntervalMutation = graphql(`
  mutation UpdateInterval($input: UpdateIntervalInput!) {
    updateInterval(input: $input) {
      __typename
      ... on IntervalSaved {
        interval {
          ...IntervalConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const DeleteIntervalMutation = graphql(`
  mutation DeleteInterval($input: DeleteIntervalInput!) {
    deleteInterval(input: $input) {
      __typename
      ... on IntervalDeleted {
        id
      }
      ...Refused
    }
  }
`);
