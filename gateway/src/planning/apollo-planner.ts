import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type PlanNode as ApolloNode, type ResponsePath } from '@apollo/query-planner'
import { parse } from 'graphql'
import { withDecidedConditions } from './decided-conditions.ts'
import type { PlanMaker } from './plan-maker.ts'
import type { DeferNode, FetchNode, FlattenPath, PlanNode, QueryPlan } from './plan.ts'
import { typeStep } from './type-step.ts'
import { withoutIntrospection } from './without-introspection.ts'

/** Plans with @apollo/query-planner: every directive of federation, `@defer`, exact but for arguments within `@requires`. */
export function apolloPlanner(supergraphSdl: string): PlanMaker {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
  const apiSchema = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph, {
    incrementalDelivery: { enableDefer: true },
    // Without it, the same path below two types with other arguments is asked once, with the arguments of the first: a wrong answer.
    typeConditionedFetching: true,
    // To find the client's fragments again in what services are asked costs more than the rest of planning; the engine wants plain texts.
    reuseQueryFragments: false,
    generateQueryFragments: false,
    // A good plan in time is worth more than the best of 10 000 that comes too late.
    debug: { maxEvaluatedPlans: 1_000 },
  })

  return {
    plan({ query, operationName, overrides, decided = {} }) {
      const asked = withDecidedConditions(parse(query, { noLocation: true }), decided)
      const document = withoutIntrospection(asked, operationName)
      if (!document) return { kind: 'QueryPlan' }
      const read = operationFromDocument(apiSchema, document, { validate: false })
      // A subscription cannot be deferred; it is answered whole.
      const operation = read.rootKind === 'subscription' ? read.withoutDefer() : read
      const overrideConditions = new Map(overrides.map((label) => [label, true]))
      return ourPlan(planner.buildQueryPlan(operation, { overrideConditions }).node)
    },
  }
}

function ourPlan(node: ReturnType<QueryPlanner['buildQueryPlan']>['node']): QueryPlan {
  if (!node) return { kind: 'QueryPlan' }
  if (node.kind !== 'Subscription') return { kind: 'QueryPlan', node: ourNode(node) }
  const rest = node.rest && { rest: ourNode(node.rest) }
  return { kind: 'QueryPlan', node: { kind: 'Subscription', primary: ourFetch(node.primary), ...rest } }
}

function ourNode(node: ApolloNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(ourNode) }
    case 'Flatten':
      return { kind: 'Flatten', path: ourPath(node.path), node: ourNode(node.node) }
    case 'Condition': {
      const { condition, ifClause, elseClause } = node
      return {
        kind: 'Condition',
        condition,
        ifClause: ifClause && ourNode(ifClause),
        elseClause: elseClause && ourNode(elseClause),
      }
    }
    case 'Defer':
      return ourDefer(node)
    default:
      return ourFetch(node)
  }
}

function ourFetch({ operationDocumentNode: _syntaxTree, hasDefers: _hasDefers, ...fetch }: Fetch): FetchNode {
  return fetch
}

type Fetch = Extract<ApolloNode, { kind: 'Fetch' }>

function ourDefer({ primary, deferred }: Extract<ApolloNode, { kind: 'Defer' }>): DeferNode {
  return {
    kind: 'Defer',
    primary: { ...primary, node: primary.node && ourNode(primary.node) },
    deferred: deferred.map((part) => ({ ...part, node: part.node && ourNode(part.node) })),
  }
}

/** `['', 'hits', '@|[A,B]']` as `['hits', '@', '|[A,B]']`. */
function ourPath(path: ResponsePath): FlattenPath {
  return path.flatMap((step) => {
    const [, key, types] = /^([^|]*)(?:\|\[(.*)\])?$/.exec(String(step))!
    return [...(key ? [key] : []), ...(types ? [typeStep(types.split(','))] : [])]
  })
}
