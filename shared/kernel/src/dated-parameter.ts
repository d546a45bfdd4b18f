import { DomainError } from './domain-error.ts'

/** A number set by law, with the days from which its values hold. When the law changes a value is added, none is removed. */
export type DatedParameter<Value> = {
  readonly name: string
  readonly unit: string
  readonly source: string
  /** The value that holds on a day (YYYY-MM-DD). Throws {@link ParameterNotPublished} before the first day. */
  readonly on: (day: string) => Value
}

type Definition<Value> = {
  name: string
  unit: string
  source: string
  /** First day on which the value holds (YYYY-MM-DD) to the value; `null` says that nothing is published from then on. */
  values: Record<string, Value | null>
}

/** Declares a parameter set by law. */
export function datedParameter<Value>({ name, unit, source, values }: Definition<Value>): DatedParameter<Value> {
  const newestFirst = Object.entries(values).sort(([a], [b]) => b.localeCompare(a))
  const on = (day: string): Value => {
    const held = newestFirst.find(([from]) => from <= day)?.[1]
    if (held === undefined || held === null) throw new ParameterNotPublished(name, day)
    return held
  }
  return { name, unit, source, on }
}

/** The figure for that day has not been published: it is not guessed. */
export class ParameterNotPublished extends DomainError {
  constructor(parameter: string, day: string) {
    const message = `No value of "${parameter}" is published for ${day}. Choose a day for which one is, or wait for its publication.`
    super('PARAMETER_NOT_PUBLISHED', message, { parameter, day })
  }
}
