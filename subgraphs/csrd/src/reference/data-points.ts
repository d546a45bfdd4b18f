import { readTable } from '@greenlang/files/reference-table.ts'
import type { DataPoint, DataPointCorrespondence, RequirementCorrespondence } from '../domain/data-point.ts'
import { dataPointSets } from './framework-versions.ts'
import { shippedData } from './shipped-data.ts'

/** The data points that we know of, with the tables of E1-6. */
export function readDataPoints(): readonly DataPoint[] {
  return readTable(shippedData, 'data-points.csv').map((row) => ({
    set: row.oneOf('framework_version', dataPointSets),
    id: row.text('id'),
    disclosureRequirement: row.text('disclosure_requirement'),
    paragraphs: row.list('paragraph'),
    applicationRequirements: row.list('application_requirement'),
    label: row.text('label'),
    dataType: row.oneOf('data_type', [
      'EMISSIONS',
      'PERCENTAGE',
      'MONEY',
      'INTENSITY',
      'ENERGY',
      'NARRATIVE',
      'CHOICES',
      'TABLE',
    ]),
    unit: row.textOrNull('unit'),
    requirement: row.oneOf('requirement', ['REQUIRED', 'CONDITIONAL', 'ALTERNATIVE', 'VOLUNTARY']),
    materialityRule: row.oneOf('materiality_rule', ['ALWAYS', 'IF_TOPIC_MATERIAL', 'WITH_MATERIAL_MATTER']),
    euLaw: row.someOf('eu_law', ['SFDR', 'PILLAR_3', 'BENCHMARK', 'CLIMATE_LAW']),
    phaseInSubject: row.textOrNull('phase_in_subject'),
    xbrlElement: row.textOrNull('xbrl_element'),
    completenessSets: row.list('completeness_sets'),
  }))
}

/** Which data points of E1-6 the revised set still asks for. */
export function readDataPointCorrespondence(): readonly DataPointCorrespondence[] {
  return readTable(shippedData, 'data-point-correspondence.csv').map((row) => ({
    dataPoint2023: row.text('data_point_2023'),
    requirement2026: row.text('requirement_2026'),
    asked: row.oneOf('asked', ['YES', 'NO', 'UNKNOWN']),
    subject: row.text('subject'),
  }))
}

/** Where the requirements of E1 went in the revised set. */
export function readRequirementCorrespondence(): readonly RequirementCorrespondence[] {
  return readTable(shippedData, 'requirement-correspondence.csv').map((row) => ({
    requirement2023: row.text('requirement_2023'),
    requirement2026: row.text('requirement_2026'),
  }))
}
