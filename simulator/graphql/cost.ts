import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  SelectionSetNode,
} from 'graphql';
import { githubSchema } from './github-schema.ts';

export interface Cost {
  /** Points of the rate limit: requests needed for every unique connection / 100, rounded, at least 1. */
  points: number;
  /** Nodes the query may return at most. */
  nodes: number;
  /** The largest number of repositories on one page: a `first`, or the ids of `nodes`. */
  pageSize: number;
}

interface Count {
  requests: number;
  nodes: number;
  pageSize: number;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/**
 * GitHub's formula (docs: "Rate limits and query limits for the GraphQL API"), assuming that every `first` is filled.
 * A connection of which only the count is asked is taken to need one request, which GitHub does not document.
 */
export function costOf(document: DocumentNode, operationName: string | undefined, variables: object): Cost {
  const operation = document.definitions.find(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION && (!operationName || node.name?.value === operationName),
  );
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const count: Count = { requests: 0, nodes: 0, pageSize: 0, fragments, variables: { ...variables } };
  if (operation?.kind === Kind.OPERATION_DEFINITION) {
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue) count.variables[variable.name.value] ??= valueFromASTUntyped(defaultValue);
    }
    addSelections(operation.selectionSet, githubSchema().getQueryType() ?? undefined, 1, count);
  }
  return {
    points: Math.max(1, Math.round(count.requests / 100)),
    nodes: count.nodes,
    pageSize: count.pageSize,
  };
}

function addSelections(
  { selections }: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  times: number,
  count: Count,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) addField(selection, type, times, count);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition ? typeNamed(selection.typeCondition.name.value) : type;
      addSelections(selection.selectionSet, on, times, count);
    } else {
      const fragment = count.fragments.get(selection.name.value);
      if (fragment)
        addSelections(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value), times, count);
    }
  }
}

function addField(field: FieldNode, parent: GraphQLNamedType | undefined, times: number, count: Count): void {
  if (!field.selectionSet) return;
  const name = field.name.value;
  const hasFields = isObjectType(parent) || isInterfaceType(parent);
  const type = hasFields ? getNamedType(parent.getFields()[name]?.type) : undefined;
  if (!isCompositeType(type)) return;
  const page = argument(field, 'first', count) ?? argument(field, 'last', count);
  if (type.name.endsWith('Connection')) {
    count.requests += times;
    count.nodes += times * Number(page ?? 0);
    if (type.name === 'RepositoryConnection') count.pageSize = Math.max(count.pageSize, Number(page ?? 0));
    addSelections(field.selectionSet, type, times * Number(page ?? 1), count);
  } else {
    const ids = name === 'nodes' ? argument(field, 'ids', count) : undefined;
    const many = Array.isArray(ids) ? ids.length : 1;
    if (name === 'nodes') count.pageSize = Math.max(count.pageSize, many);
    addSelections(field.selectionSet, type, times * many, count);
  }
}

function argument(field: FieldNode, name: string, { variables }: Count): unknown {
  const given = field.arguments?.find((node) => node.name.value === name);
  return given && valueFromASTUntyped(given.value, variables);
}

function typeNamed(name: string): GraphQLNamedType | undefined {
  return githubSchema().getType(name);
}
