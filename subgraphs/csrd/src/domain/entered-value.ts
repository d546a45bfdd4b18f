import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { DataPoint } from './data-point.ts'
import type { Content } from './data-point-value.ts'

/** What somebody says at a data point. */
export type Entry = {
  readonly amount: Decimal | null
  readonly text: string | null
  /** ISO 4217, for amounts of money. */
  readonly currency: string
}

const derived = ['E1-6_12', 'E1-6_13', 'E1-6_30', 'E1-6_31']
const calculated = ['E1-6_11', 'E1-6_25', 'E1-6_27', 'E1-6_28']

/**
 * An entry as the content of its data point: a figure in the unit of the data point, or a text.
 *
 * @throws {DataPointNotEntered} if the figure follows from others, or vcci calculates it
 * @throws {WrongKindOfValue} if it is a text where a figure is asked for, or the other way round
 * @throws {ValueOutOfRange} if a quantity is below 0, or a share is outside 0 to 1
 */
export function enteredContent(dataPoint: DataPoint, { amount, text, currency }: Entry): Content {
  const { id, dataType, unit } = dataPoint
  if (derived.includes(id))
    throw new DataPointNotEntered(id, 'It follows from scopes 1 to 3 and net revenue: enter those.')
  if (calculated.includes(id)) throw new DataPointNotEntered(id, 'It comes from the Scope 3 inventory: calculate that.')
  if (dataType === 'TABLE') throw new DataPointNotEntered(id, 'It is the heading of a table: enter its data points.')
  if (dataType === 'NARRATIVE') {
    if (text === null || text.trim() === '' || amount !== null) throw new WrongKindOfValue(id, 'a text')
    return { kind: 'TEXT', text: text.trim() }
  }
  if (amount === null || text !== null) throw new WrongKindOfValue(id, 'a number')
  if (amount.lt(0)) throw new ValueOutOfRange(id, amount, 'It is 0 or more.')
  if (dataType === 'PERCENTAGE' && amount.gt(1))
    throw new ValueOutOfRange(id, amount, 'A share is a fraction: 12.5 % is 0.125.')
  if (dataType === 'MONEY' && !/^[A-Z]{3}$/.test(currency))
    throw new ValueOutOfRange(id, amount, 'Name its currency by three letters, as in EUR.')
  return {
    kind: 'FIGURE',
    amount,
    unit: dataType === 'MONEY' ? currency : unit!,
    decimals: 'INF',
    dataQualityTier: null,
  }
}

/** The data point is not filled by hand. */
export class DataPointNotEntered extends DomainError {
  constructor(dataPointId: string, right: string) {
    super('CSRD_DATA_POINT_NOT_ENTERED', `${dataPointId} is not entered by hand. ${right}`, { dataPointId })
  }
}

/** A text stands where a number is asked for, or the other way round, or both are given. */
export class WrongKindOfValue extends DomainError {
  constructor(dataPointId: string, asked: 'a text' | 'a number') {
    const field = asked === 'a text' ? 'text' : 'value'
    super('CSRD_WRONG_KIND_OF_VALUE', `${dataPointId} asks for ${asked}: give "${field}" and nothing else.`, {
      dataPointId,
    })
  }
}

/** A figure that cannot be. */
export class ValueOutOfRange extends DomainError {
  constructor(dataPointId: string, amount: Decimal, right: string) {
    super('CSRD_VALUE_OUT_OF_RANGE', `${dataPointId} cannot be ${amount.toFixed()}. ${right}`, {
      dataPointId,
      value: amount.toFixed(),
    })
  }
}
