import { readFileSync } from 'node:fs'

export type Placing = { readonly gateway: number; readonly subgraphs: number; readonly load: number }

/** The gateway has a CPU for itself; load and subgraphs have others, or share the other one. */
export function placing(): Placing {
  const [gateway = 0, subgraphs = gateway, load = subgraphs] = ownCpus()
  return { gateway, subgraphs, load }
}

/** CPUs that this process may use: in a container not always from 0. */
function ownCpus(): number[] {
  const list = /^Cpus_allowed_list:\s*(.+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return cpusOf(list)
}

/** The numbers of a list such as `0-2,5`. */
export function cpusOf(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}
