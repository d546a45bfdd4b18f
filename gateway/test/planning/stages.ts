import type { FetchNode, PlanNode, QueryPlan } from '../../src/planning/plan.ts'

/** Which services are asked one after another; those of one stage are asked side by side. */
export function stages({ node }: QueryPlan): string[][] {
  if (!node) return []
  const steps =
    node.kind === 'Subscription'
      ? [[node.primary.serviceName], ...(node.rest ? stagesOf(node.rest) : [])]
      : stagesOf(node)
  return steps.map((services) => [...new Set(services)].sort())
}

function stagesOf(node: PlanNode | undefined): string[][] {
  switch (node?.kind) {
    case 'Fetch':
      return [[node.serviceName]]
    case 'Flatten':
      return stagesOf(node.node)
    case 'Sequence':
      return node.nodes.flatMap(stagesOf)
    case 'Parallel':
      return beside(node.nodes.map(stagesOf))
    case 'Condition':
      return beside([stagesOf(node.ifClause), stagesOf(node.elseClause)])
    case 'Defer':
      return [...stagesOf(node.primary.node), ...beside(node.deferred.map(({ node }) => stagesOf(node)))]
    default:
      return []
  }
}

function beside(plans: readonly string[][][]): string[][] {
  const longest = Math.max(0, ...plans.map(({ length }) => length))
  return Array.from({ length: longest }, (_stage, index) => plans.flatMap((plan) => plan[index] ?? []))
}

/** Every question of a plan, with the path to what it is about. */
export function fetches({ node }: QueryPlan): { path: string; fetch: FetchNode }[] {
  const walk = (node: PlanNode | undefined, path: string): { path: string; fetch: FetchNode }[] => {
    switch (node?.kind) {
      case 'Fetch':
        return [{ path, fetch: node }]
      case 'Flatten':
        return walk(node.node, node.path.join('.'))
      case 'Sequence':
      case 'Parallel':
        return node.nodes.flatMap((one) => walk(one, path))
      case 'Condition':
        return [...walk(node.ifClause, path), ...walk(node.elseClause, path)]
      case 'Defer':
        return [...walk(node.primary.node, path), ...node.deferred.flatMap((part) => walk(part.node, path))]
      default:
        return []
    }
  }
  if (node?.kind !== 'Subscription') return walk(node, '')
  return [{ path: '', fetch: node.primary }, ...walk(node.rest, '')]
}
