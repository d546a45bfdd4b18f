import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import {
  type Quantity,
  megawattHours,
  ratio,
  tonnes,
  tonnesCO2e,
  tonnesCO2ePerTonne,
} from '@greenlang/kernel/quantity.ts'
import {
  NothingProduced,
  type ProductionProcess,
  attributedDirectEmissions,
  attributedIndirectEmissions,
  embeddedEmissionsOf,
  fuelEmissions,
  knownEmissions,
  massBalanceEmissions,
  processMaterialEmissions,
  specificEmbeddedEmissions,
} from './embedded-emissions.ts'
import { PrecursorCycle, ProcessUnknown } from './precursor-chain.ts'

const quantity = <Unit extends string>(value: string) => decimal(value) as Quantity<Unit>
const noEmissions = { direct: tonnesCO2e(0), indirect: tonnesCO2e(0) }
const made = (process: Partial<ProductionProcess>): ProductionProcess => ({
  activityLevel: tonnes(1),
  attributed: noEmissions,
  indirectCounts: true,
  precursors: [],
  ...process,
})

describe('attributed emissions', () => {
  it('given 100 t of fuel with 48 GJ/t, 56.1 t CO2/TJ and full oxidation, then it emits 269.28 t CO2', () => {
    const fuel = { mass: tonnes(100), netCalorificValue: quantity<'GJ/t'>('48') }
    const emitted = fuelEmissions({ ...fuel, emissionFactor: quantity<'t CO2/TJ'>('56.1'), oxidation: ratio(1) })
    expect(emitted.toString()).toBe('269.28')
  })

  it('given 10 t of limestone with 0.44 t CO2/t half converted, then it emits 2.2 t CO2', () => {
    expect(processMaterialEmissions(tonnes(10), tonnesCO2ePerTonne('0.44'), ratio('0.5')).toString()).toBe('2.2')
  })

  it('given 100 t of coke with 80 % carbon in and 10 t of tar with 10 % out, then the balance is 289.456 t CO2', () => {
    const streams = [
      { mass: tonnes(100), carbonContent: ratio('0.8') },
      { mass: tonnes(-10), carbonContent: ratio('0.1') },
    ]
    expect(massBalanceEmissions(streams).toString()).toBe('289.456')
  })

  it('given fuels of 100, heat in 10 and out 4, waste gas in 6 and out 3, electricity out 2, then 107 t CO2e are attributed', () => {
    const balance = {
      fuelsAndProcessMaterials: tonnesCO2e(100),
      importedHeat: tonnesCO2e(10),
      exportedHeat: tonnesCO2e(4),
      importedWasteGas: tonnesCO2e(6),
      exportedWasteGas: tonnesCO2e(3),
      exportedElectricity: tonnesCO2e(2),
    }
    expect(attributedDirectEmissions(balance).toString()).toBe('107')
  })
})

describe('embedded emissions of a simple good', () => {
  it('given 850 tCO2e over 1 000 t of clinker, then each tonne carries 0.85 tCO2e', () => {
    expect(specificEmbeddedEmissions(tonnesCO2e(850), tonnes(1_000)).toString()).toBe('0.85')
  })

  it.each([0, -1])('given an activity level of %d t, then it refuses to divide', (level) => {
    expect(() => specificEmbeddedEmissions(tonnesCO2e(850), tonnes(level))).toThrow(NothingProduced)
  })
})

describe('embedded emissions of a complex good', () => {
  // Source: European Commission, communication template V2.1, worked example "Steel 3 - Screws and nuts"
  it('given carbon steel screws from 20 000 t of wire rod, then direct is 2.0069, indirect 0.4066 and only direct counts', () => {
    const bothLines = tonnes(25_200)
    const carbonLine = tonnes(17_000)
    const share = carbonLine.dividedBy(bothLines)
    const gas = fuelEmissions({
      mass: tonnes('1837.5'),
      netCalorificValue: quantity<'GJ/t'>('48'),
      emissionFactor: quantity<'t CO2/TJ'>('56.1'),
      oxidation: ratio(1),
    })
    const electricity = attributedIndirectEmissions(megawattHours(5_040), quantity<'t CO2e/MWh'>('0.833'))
    const wireRod = knownEmissions(decimal('1.539'), decimal('0.204'), false)
    const screws: ProductionProcess = {
      activityLevel: carbonLine,
      attributed: { direct: tonnesCO2e(gas.times(share)), indirect: tonnesCO2e(electricity.times(share)) },
      indirectCounts: false,
      precursors: [{ mass: tonnes(20_000), source: { kind: 'VALUES', emissions: wireRod } }],
    }
    const emissions = embeddedEmissionsOf(new Map([['screws', screws]]), 'screws')
    expect(emissions.direct.toFixed(4)).toBe('2.0069')
    expect(emissions.indirect.toFixed(4)).toBe('0.4066')
    expect(emissions.direct.plus(emissions.indirect).toFixed(4)).toBe('2.4135')
    expect(emissions.counted.equals(emissions.direct)).toBe(true)
  })

  // Source: decerna.co.uk example calculator for concrete (educational)
  it('given cement of 80 % clinker at 0.525, then 0.42 comes from clinker, 0.0581 from electricity, 0.498 in all', () => {
    const clinker = made({ attributed: { direct: tonnesCO2e('0.525'), indirect: tonnesCO2e(0) } })
    const electricity = attributedIndirectEmissions(megawattHours('0.1'), quantity<'t CO2e/MWh'>('0.581'))
    const cement = made({
      attributed: { direct: tonnesCO2e('0.02'), indirect: electricity },
      precursors: [{ mass: tonnes('0.8'), source: { kind: 'PROCESS', id: 'clinker' } }],
    })
    const emissions = embeddedEmissionsOf(
      new Map([
        ['clinker', clinker],
        ['cement', cement],
      ]),
      'cement',
    )
    expect(emissions.direct.minus('0.02').toString()).toBe('0.42')
    expect(emissions.countedIndirect.toString()).toBe('0.0581')
    expect(emissions.counted.toFixed(3)).toBe('0.498')
  })

  // Source: public note on hot briquetted iron from Brazilian pellets
  it('given iron from 1.45 t of pellets with 0.01 indirect, then 0.0145 of indirect counts although iron is in Annex II', () => {
    const pellets = knownEmissions(decimal('0.19'), decimal('0.01'), true)
    const iron = made({
      attributed: { direct: tonnesCO2e(1), indirect: tonnesCO2e('0.3') },
      indirectCounts: false,
      precursors: [{ mass: tonnes('1.45'), source: { kind: 'VALUES', emissions: pellets } }],
    })
    const emissions = embeddedEmissionsOf(new Map([['iron', iron]]), 'iron')
    expect(emissions.countedIndirect.toString()).toBe('0.0145')
    expect(emissions.counted.toString()).toBe('1.29')
  })

  it('given ammonia from 0.18 t of hydrogen with 2 t indirect, then the indirect of hydrogen (Annex II) is not added', () => {
    const hydrogen = knownEmissions(decimal(9), decimal(2), false)
    const ammonia = made({
      attributed: { direct: tonnesCO2e(0), indirect: tonnesCO2e('0.1') },
      precursors: [{ mass: tonnes('0.18'), source: { kind: 'VALUES', emissions: hydrogen } }],
    })
    const emissions = embeddedEmissionsOf(new Map([['ammonia', ammonia]]), 'ammonia')
    expect(emissions.countedIndirect.toString()).toBe('0.1')
    expect(emissions.direct.toString()).toBe('1.62')
  })

  it('given a precursor from the Union, then it carries nothing', () => {
    const good = made({ precursors: [{ mass: tonnes(1), source: { kind: 'UNION_OR_EXEMPT' } }] })
    expect(embeddedEmissionsOf(new Map([['good', good]]), 'good').counted.toString()).toBe('0')
  })

  it('given steel made from iron made from steel, then the circle is refused and named', () => {
    const drawsOn = (id: string) => made({ precursors: [{ mass: tonnes(1), source: { kind: 'PROCESS', id } }] })
    const circle = new Map([
      ['wire', drawsOn('steel')],
      ['steel', drawsOn('iron')],
      ['iron', drawsOn('steel')],
    ])
    expect(() => embeddedEmissionsOf(circle, 'wire')).toThrow(PrecursorCycle)
    expect(() => embeddedEmissionsOf(circle, 'wire')).toThrow('steel → iron → steel.')
  })

  it('given a precursor that nobody described, then it is refused', () => {
    const good = made({ precursors: [{ mass: tonnes(1), source: { kind: 'PROCESS', id: 'slab' } }] })
    expect(() => embeddedEmissionsOf(new Map([['good', good]]), 'good')).toThrow(ProcessUnknown)
  })
})
