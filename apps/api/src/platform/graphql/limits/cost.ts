import { LIST_SIZES, PAGE_SIZE, SCALAR_LIST_SIZE, THREAD_PAGE_SIZE } from "@parley/schema";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

export interface CostlyOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A list nobody gave a size, and a page whose size nobody can read: as long as the longest page. */
const UNKNOWN_SIZE = PAGE_SIZE.max;

/** The whole schema, asked about itself: some tens of milliseconds (only where introspection is allowed). */
const INTROSPECTION_COST = 20_000;

/**
 * How many values an operation's answer may hold: each field is one, and a list multiplies what is asked of its entries by
 * its page (`first`, `last`) or its usual size. For validated documents within the limits of documents: time follows their
 * selections with fragments in place.
 */
export function costOf({ schema, document, operation, variables }: CostlyOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  );

  function ofSet({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined, page: number): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += ofField(selection, type, page);
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const on = part?.typeCondition === undefined ? type : schema.getType(part.typeCondition.name.value);
        if (part !== undefined) cost += ofSet(part.selectionSet, on, page);
      }
    }
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | undefined, page: number): number {
    const name = node.name.value;
    if (name === "__schema" || name === "__type") return INTROSPECTION_COST;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (field === undefined || parent === undefined) return 1;
    const size = listSize(parent, field, page) ?? 1;
    if (node.selectionSet === undefined) return size;
    return 1 + size * (1 + ofSet(node.selectionSet, getNamedType(field.type), pageOf(node, field)));
  }

  function pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const most = field.args.some(({ name }) => name === "last") ? THREAD_PAGE_SIZE : PAGE_SIZE;
    const given = node.arguments?.find(({ name }) => name.value === "first" || name.value === "last")?.value;
    const asked = given === undefined ? undefined : numberIn(given);
    if (asked === undefined || asked === null) return most.default;
    return asked >= most.min && asked <= most.max ? asked : most.max;
  }

  /** Null or undefined: the default counts. What is no number is refused later, and counts as the longest page. */
  function numberIn(value: ValueNode | undefined): number | null | undefined {
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind === Kind.VARIABLE) {
      const sent = variables[value.name.value];
      if (sent === undefined) return numberIn(defaults.get(value.name.value));
      return sent === null || typeof sent === "number" ? sent : UNKNOWN_SIZE;
    }
    return value === undefined || value.kind === Kind.NULL ? null : UNKNOWN_SIZE;
  }

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, PAGE_SIZE.default);
}

/** How many entries a list field counts with; null: it is no list. */
function listSize(parent: GraphQLNamedType, { name, type }: GraphQLField<unknown, unknown>, page: number) {
  if (!isListType(getNullableType(type))) return null;
  if (name === "edges") return page;
  return declaredSize(parent.name, name) ?? (isCompositeType(getNamedType(type)) ? UNKNOWN_SIZE : SCALAR_LIST_SIZE);
}

function declaredSize(typeName: string, fieldName: string): number | undefined {
  const sizes: Readonly<Record<string, number>> = LIST_SIZES;
  return sizes[`${typeName}.${fieldName}`];
}

/** Lists of objects without pages whose size is not declared: what they would multiply by is a guess. */
export function listsWithoutSize(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith("__")) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const isList = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
      const isKnown = field.name === "edges" || declaredSize(type.name, field.name) !== undefined;
      return isList && !isKnown ? [`${type.name}.${field.name}`] : [];
    });
  });
}
