import { apiSchemaOf } from './api-schema.ts'
import type { PlanMaker } from './plan-maker.ts'
import type { Planner } from './planner.ts'
import { readOverrideLabels } from './supergraph.ts'

/** Which library plans. */
export type PlannerKind = 'apollo' | 'hive'

/** What a planner says of its graph, whatever library plans. */
export type GraphDescription = Pick<Planner, 'apiSchemaSdl' | 'overrideLabels'>

/** Loads a planner's library into this very thread. */
export async function loadPlanner(
  kind: PlannerKind,
  supergraphSdl: string,
): Promise<GraphDescription & { maker: PlanMaker }> {
  const maker =
    kind === 'hive'
      ? (await import('./hive-planner.ts')).hivePlanner(supergraphSdl)
      : (await import('./apollo-planner.ts')).apolloPlanner(supergraphSdl)
  return { apiSchemaSdl: apiSchemaOf(supergraphSdl), overrideLabels: readOverrideLabels(supergraphSdl), maker }
}
