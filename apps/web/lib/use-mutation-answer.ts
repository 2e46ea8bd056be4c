"use client";
import type { ApolloCache, OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useMutation } from "@apollo/client/react";
import { useCallback } from "react";

/**
 * A mutation whose failures are values: the answer, or undefined when none came (network, bug). Refusals are part of
 * the answer, so a caller's `switch` over `__typename` sees every end.
 */
export function useMutationAnswer<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  options: { readonly update?: (cache: ApolloCache) => void } = {},
): readonly [send: (variables: Variables) => Promise<Data | undefined>, isSending: boolean] {
  const [mutate, { loading }] = useMutation<Data, OperationVariables>(mutation, options);
  const send = useCallback(
    async (variables: Variables): Promise<Data | undefined> => {
      const answer = await mutate({ variables }).catch(() => undefined);
      return answer?.data ?? undefined;
    },
    [mutate],
  );
  return [send, loading];
}
