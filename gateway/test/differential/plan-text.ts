import type { PlanNode, QueryPlan, RequiredSelection, SubscriptionNode } from '../../src/planning/plan.ts'

/** A plan as short text, to be read beside a difference. */
export function planText({ node }: QueryPlan): string {
  return node ? nodeText(node, '') : '(nothing to fetch)'
}

function nodeText(node: PlanNode | SubscriptionNode, indent: string): string {
  const inner = `${indent}  `
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return [`${indent}${node.kind}`, ...node.nodes.map((one) => nodeText(one, inner))].join('\n')
    case 'Flatten':
      return `${indent}at ${node.path.join('.')}\n${nodeText(node.node, inner)}`
    case 'Condition':
      return [
        `${indent}if ${node.condition}`,
        node.ifClause ? nodeText(node.ifClause, inner) : `${inner}(nothing)`,
        ...(node.elseClause ? [`${indent}else`, nodeText(node.elseClause, inner)] : []),
      ].join('\n')
    case 'Fetch': {
      const rewrites = Object.entries(node)
        .filter(([name, value]) => name.endsWith('Rewrites') && value)
        .map(([name, value]) => `${inner}${name} ${JSON.stringify(value)}`)
      const requires = node.requires ? ` with ${requiredText(node.requires)}` : ''
      return [`${indent}${node.serviceName}${requires}: ${node.operation}`, ...rewrites].join('\n')
    }
    case 'Subscription':
      return [nodeText(node.primary, indent), ...(node.rest ? [nodeText(node.rest, indent)] : [])].join('\n')
    default:
      return `${indent}${JSON.stringify(node)}`
  }
}

function requiredText(selections: readonly RequiredSelection[]): string {
  const parts = selections.map((selection) => {
    const head = selection.kind === 'Field' ? selection.name : `... on ${selection.typeCondition ?? '?'}`
    return selection.selections ? `${head} ${requiredText(selection.selections)}` : head
  })
  return `{ ${parts.join(' ')} }`
}
