import { DomainError } from '@greenlang/kernel/domain-error.ts'

/**
 * Evaluates a production process after the processes that make its precursors, each one once.
 *
 * @param evaluate - the value of one process, given the value of any process it draws on
 * @throws {PrecursorCycle} if a process is, through others, a precursor of itself
 * @throws {ProcessUnknown} if a precursor names a process that is not given
 */
export function evaluateChain<Process, Value>(
  processes: ReadonlyMap<string, Process>,
  id: string,
  evaluate: (process: Process, valueOf: (id: string) => Value) => Value,
): Value {
  const done = new Map<string, Value>()
  const open = new Set<string>()
  const valueOf = (wanted: string): Value => {
    if (done.has(wanted)) return done.get(wanted) as Value
    if (open.has(wanted)) throw new PrecursorCycle([...circleIn(open, wanted), wanted])
    const process = processes.get(wanted)
    if (process === undefined) throw new ProcessUnknown(wanted)
    open.add(wanted)
    const value = evaluate(process, valueOf)
    open.delete(wanted)
    done.set(wanted, value)
    return value
  }
  return valueOf(id)
}

function circleIn(open: Iterable<string>, start: string): string[] {
  const path = [...open]
  return path.slice(path.indexOf(start))
}

/** A process draws on itself. */
export class PrecursorCycle extends DomainError {
  constructor(path: readonly string[]) {
    const message = `The precursors run in a circle: ${path.join(' → ')}. A good cannot be its own precursor.`
    super('PRECURSOR_CYCLE', message, { path })
  }
}

/** A precursor names a process that does not exist. */
export class ProcessUnknown extends DomainError {
  constructor(id: string) {
    super(
      'CBAM_PROCESS_UNKNOWN',
      `Process "${id}" is named as a precursor but not given: add it, or give its values.`,
      {
        id,
      },
    )
  }
}
