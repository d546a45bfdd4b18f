/** What V8's sampling profiler gives. */
export type CpuProfile = {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[]
}

/** Share of the busy time that was spent in each thing itself, not in what it calls, largest first. */
export type SelfTime = readonly { readonly name: string; readonly share: number }[]

export type SelfTimes = { readonly parts: SelfTime; readonly files: SelfTime; readonly functions: SelfTime }

/**
 * Where the time of a profile went. Built-in functions count for the part that calls them, since that one could do without.
 * @param ownFolder - what lies below is called by its path from there
 */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, ownFolder: string): SelfTimes {
  const byId = new Map(nodes.map((node) => [node.id, node] as const))
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const place = (id: number) => placeOf(byId.get(id)!.callFrame, ownFolder)
  const callerOf = (id: number): number | undefined => {
    let caller = callers.get(id)
    while (caller !== undefined && place(caller).file === null) caller = callers.get(caller)
    return caller
  }
  const parts = new Map<string, number>()
  const files = new Map<string, number>()
  const functions = new Map<string, number>()
  let total = 0
  samples.forEach((id, index) => {
    const micros = timeDeltas[index] ?? 0
    const here = place(id)
    if (here.name === '(idle)') return
    total += micros
    const caller = here.file === null ? callerOf(id) : id
    const charged = caller === undefined ? here : place(caller)
    add(parts, charged.part, micros)
    add(files, charged.file ?? charged.name, micros)
    const shown = here.file === null && caller !== undefined ? `${here.name} for ${charged.name}` : here.name
    add(functions, charged.file === null ? shown : `${shown}  ${charged.file}:${charged.line}`, micros)
  })
  const shares = (times: ReadonlyMap<string, number>): SelfTime =>
    [...times].map(([name, micros]) => ({ name, share: micros / total })).toSorted((a, b) => b.share - a.share)
  return { parts: shares(parts), files: shares(files), functions: shares(functions) }
}

const add = (times: Map<string, number>, name: string, micros: number) =>
  times.set(name, (times.get(name) ?? 0) + micros)

type Place = { readonly name: string; readonly part: string; readonly file: string | null; readonly line: number }

function placeOf(
  { functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame'],
  ownFolder: string,
): Place {
  const name = functionName || '(anonymous)'
  const line = lineNumber + 1
  if (url === '') return { name, part: name.startsWith('(') ? name : 'V8', file: null, line } // (garbage collector), JSON.parse …
  if (url.startsWith('node:')) return { name, part: 'Node', file: url, line }
  const path = decodeURI(url.replace(/^file:\/\//, ''))
  const inPackage = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path)
  if (inPackage) return { name, part: inPackage[1]!, file: `${inPackage[1]}/${inPackage[2]}`, line }
  if (!path.startsWith(ownFolder)) return { name, part: 'generated or other code', file: path, line }
  const file = path.slice(ownFolder.length).replace(/^\//, '')
  return { name, part: file.split('/').slice(0, -1).join('/') || file, file, line }
}
