import { describe, expect, it } from '@jest/globals'
import { ParameterNotPublished } from '@greenlang/kernel/dated-parameter.ts'
import { tonnes, tonnesCO2ePerTonne } from '@greenlang/kernel/quantity.ts'
import { loadReference } from '../reference/load-reference.ts'
import { obligationOf } from './certificates.ts'
import { NothingProduced } from './embedded-emissions.ts'
import {
  type AllocatedProcess,
  allocationFactors,
  freeAllocationAdjustment,
  freeAllocationOf,
  specificFreeAllocation,
} from './free-allocation.ts'
import { PrecursorCycle } from './precursor-chain.ts'

const factors = allocationFactors(2026)
const { benchmarks } = loadReference()
const column = (cn8: string, of: 'A' | 'B', route: string | null = null) =>
  benchmarks.find({ cn8, column: of, route, productionYear: 2026 }).value

describe('the free allocation of a good', () => {
  // Source: studioponchio.eu CBAM guide (9 September 2026)
  it('given hot-rolled coil on route C with benchmark 1.37 in 2026, then 1.33575 t CO2e/t are allocated', () => {
    expect(specificFreeAllocation(factors, column('72081000', 'B', 'C')).toString()).toBe('1.33575')
  })

  // Source: public regression note (18 September 2026) checked against IR (EU) 2025/2620
  it('given stainless screws from 3 520 t of wire for 3 240 t, then 0.03705 and 1.2976 make 1.3346, and 620 t owe 1 506', () => {
    const screws: AllocatedProcess = {
      columnA: column('73181552', 'A'),
      activityLevel: tonnes(3_240),
      precursors: [{ mass: tonnes(3_520), source: { kind: 'BENCHMARK', columnB: column('72230019', 'B') } }],
    }
    const process = specificFreeAllocation(factors, screws.columnA)
    const total = freeAllocationOf(factors, new Map([['screws', screws]]), 'screws')
    expect(process.toString()).toBe('0.03705')
    expect(total.minus(process).toFixed(4)).toBe('1.2976')
    expect(total.toFixed(4)).toBe('1.3346')
    expect(obligationOf(tonnes(620), tonnesCO2ePerTonne('3.7637'), total).toFixed(0)).toBe('1506')
  })

  // Source: public competitive brief (3 August 2026)
  it('given a grinding plant with column A of 0 and 1 t of clinker per tonne, then 100 t deduct 64.935 t CO2e', () => {
    const cement: AllocatedProcess = {
      columnA: tonnesCO2ePerTonne(0),
      activityLevel: tonnes(1),
      precursors: [{ mass: tonnes(1), source: { kind: 'BENCHMARK', columnB: column('25231000', 'B', 'A') } }],
    }
    const total = freeAllocationOf(factors, new Map([['cement', cement]]), 'cement')
    expect(total.dividedBy(factors.cbamFactor).toString()).toBe('0.666')
    const deduction = freeAllocationAdjustment(tonnes(100), total)
    expect(deduction.toString()).toBe('64.935')
    expect(deduction.times('75.36').toFixed(1)).toBe('4893.5')
  })

  it('given a chain of two processes and a verified precursor of 0.5, then each level adds its share', () => {
    const processes = new Map<string, AllocatedProcess>([
      [
        'rod',
        {
          columnA: tonnesCO2ePerTonne('0.2'),
          activityLevel: tonnes(10),
          precursors: [
            { mass: tonnes(11), source: { kind: 'VERIFIED', specificFreeAllocation: tonnesCO2ePerTonne('0.5') } },
          ],
        },
      ],
      [
        'wire',
        {
          columnA: tonnesCO2ePerTonne('0.1'),
          activityLevel: tonnes(5),
          precursors: [{ mass: tonnes(6), source: { kind: 'PROCESS', id: 'rod' } }],
        },
      ],
    ])
    // rod: 0.975 x 0.2 + 1.1 x 0.5 = 0.745; wire: 0.975 x 0.1 + 1.2 x 0.745 = 0.9915
    expect(freeAllocationOf(factors, processes, 'wire').toString()).toBe('0.9915')
  })

  it('given a process that is its own precursor, or one that made nothing, then it is refused', () => {
    const own: AllocatedProcess = {
      columnA: tonnesCO2ePerTonne(1),
      activityLevel: tonnes(1),
      precursors: [{ mass: tonnes(1), source: { kind: 'PROCESS', id: 'own' } }],
    }
    expect(() => freeAllocationOf(factors, new Map([['own', own]]), 'own')).toThrow(PrecursorCycle)
    const idle = { ...own, activityLevel: tonnes(0) }
    expect(() => freeAllocationOf(factors, new Map([['own', idle]]), 'own')).toThrow(NothingProduced)
  })

  it('given imports of 2031, then no correction factor is published and nothing is guessed', () => {
    expect(() => allocationFactors(2031)).toThrow(ParameterNotPublished)
  })
})
