import { z } from 'zod'
import { eventContract } from './contract.ts'

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/)

/** The Scope 3 inventory of a year was calculated: vcci tells csrd. Masses in kg CO2e. */
export const scope3Calculated = eventContract(
  'vcci',
  'scope3',
  'calculated',
  1,
  z.object({
    calculationId: z.string(),
    inventoryId: z.string(),
    year: z.int(),
    /** Counts the calculations of that year; a lower number is older news. */
    version: z.int().positive(),
    totalKgCO2e: decimalText,
    biogenicKgCO2: decimalText,
    gwp: z.string(),
    /** Share of the total that rests on data of suppliers, 0 to 1. */
    primaryDataShare: decimalText,
    lineCount: z.int(),
    categories: z.array(
      z.object({
        category: z.int().min(1).max(16),
        kgCO2e: decimalText,
        lineCount: z.int(),
        /** Weighted by emissions: 1 supplier-specific, 2 average data, 3 spend. */
        dataQualityTier: decimalText,
      }),
    ),
    factorSets: z.array(z.string()),
    calculatedAt: z.iso.datetime(),
  }),
)

/** The emissions embedded in the goods imported in a year were calculated: cbam tells csrd. Masses in t, emissions in t CO2e. */
export const embeddedEmissionsCalculated = eventContract(
  'cbam',
  'emissions',
  'calculated',
  1,
  z.object({
    calculationId: z.string(),
    year: z.int(),
    /** Counts the calculations of that year; a lower number is older news. */
    version: z.int().positive(),
    netMassTonnes: decimalText,
    embeddedTonnesCO2e: decimalText,
    certificates: decimalText,
    lineCount: z.int(),
    sectors: z.array(
      z.object({
        sector: z.string(),
        netMassTonnes: decimalText,
        embeddedTonnesCO2e: decimalText,
        certificates: decimalText,
      }),
    ),
    /** True while a figure that it needs is not published. */
    provisional: z.boolean(),
    calculatedAt: z.iso.datetime(),
  }),
)
