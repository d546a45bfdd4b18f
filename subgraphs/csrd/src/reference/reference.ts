import type { DataPoint, DataPointCorrespondence } from '../domain/data-point.ts'
import type { FrameworkVersion, FrameworkVersionName } from '../domain/framework-version.ts'
import { reportSlice } from '../domain/report-slice.ts'
import type { ReportSlice } from '../domain/report-slice.ts'
import type { Scope3Category } from '../domain/scope-3-category.ts'
import { readDataPointCorrespondence, readDataPoints } from './data-points.ts'
import { frameworkVersionNames, readFrameworkVersions } from './framework-versions.ts'
import { readScope3Categories } from './scope-3-categories.ts'

/** What the standards say, read once. */
export type Reference = {
  readonly versions: readonly FrameworkVersion[]
  readonly dataPoints: readonly DataPoint[]
  readonly correspondence: readonly DataPointCorrespondence[]
  readonly categories: readonly Scope3Category[]
  readonly version: (name: FrameworkVersionName) => FrameworkVersion
  readonly slice: (name: FrameworkVersionName) => ReportSlice
}

export function readReference(): Reference {
  const versions = readFrameworkVersions()
  const dataPoints = readDataPoints()
  const correspondence = readDataPointCorrespondence()
  const version = (name: FrameworkVersionName) => versions.find((candidate) => candidate.version === name)!
  const slices = new Map(
    frameworkVersionNames.map((name) => [name, reportSlice(version(name), dataPoints, correspondence)]),
  )
  return {
    versions,
    dataPoints,
    correspondence,
    categories: readScope3Categories(),
    version,
    slice: (name) => slices.get(name)!,
  }
}
