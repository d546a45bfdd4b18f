import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationReference, ValueChainYear } from '../features/organizations/value-chain.ts';
import type { ImportRecord } from '@greenlang/imports/import-record.ts';
import type { ActivityLine as ActivityLineEntity } from '../features/activity-lines/activity-line.entity.ts';
import type { EmissionFactor as Factor, FactorSet as Edition } from '../domain/emission-factor.ts';
import type { GasFigures } from '../features/factors/gas-split.ts';
import type { Category } from '../domain/categories.ts';
import type { Estimated, EmissionEstimate as Estimate } from '../features/estimates/estimate-emissions.ts';
import type { Inventory, Gap, Rollup, LineResult, UnresolvedLine, InventoryVersion } from '../features/inventories/inventory.ts';
import type { CategoryResult } from '../features/inventories/category-results.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An exact decimal number as text, for example "12.5". */
  Decimal: { input: string; output: string; }
  /** A day, YYYY-MM-DD. */
  Date: { input: string; output: Date | string; }
  /** A moment in UTC, as in 2026-11-21T08:00:00.000Z. */
  DateTime: { input: string; output: Date | string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  __typename?: 'Query';
  /** One import of activity lines. */
  vcciImport?: Maybe<VcciImport>;
  /** What a purchase or an activity emits, as an inventory would count it. Nothing is stored. */
  estimate?: Maybe<EstimatePayload>;
  /** Emission factors, by id. `search`: words that all stand in id, code or activity. `set`: id or alias. `region`: ISO 3166. */
  emissionFactors?: Maybe<EmissionFactorConnection>;
  /** The published editions that factors come from. */
  factorSets?: Maybe<Array<FactorSet>>;
  /** The categories of the standard with the methods that it allows. */
  scope3Categories?: Maybe<Array<Scope3Category>>;
};


export type QueryVcciImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEstimateArgs = {
  input: EstimateInput;
};


export type QueryEmissionFactorsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  set?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Reads a CSV file of activity lines that was sent to /api/v1/uploads. A line that is there already, by its external_ref, is updated. */
  importActivity: ImportActivityPayload;
  /** Calculates the inventory of a year from its activity lines. The calculation before stays as it was, as an earlier version. */
  calculateInventory: CalculateInventoryPayload;
};


export type MutationImportActivityArgs = {
  input: ImportActivityInput;
};


export type MutationCalculateInventoryArgs = {
  input: CalculateInventoryInput;
};

export type Organization = {
  __typename?: 'Organization';
  id: Scalars['ID']['output'];
  /** The value chain in a reporting year. */
  vcci?: Maybe<VcciYear>;
};


export type OrganizationVcciArgs = {
  year: Scalars['Int']['input'];
};

/** What is known of the value chain in a year. */
export type VcciYear = {
  __typename?: 'VcciYear';
  year: Scalars['Int']['output'];
  /** Imports, the latest first. */
  imports?: Maybe<VcciImportConnection>;
  /** Activity lines, by external_ref. */
  activityLines?: Maybe<ActivityLineConnection>;
  /** Null until it is calculated. */
  inventory?: Maybe<Scope3Inventory>;
};


/** What is known of the value chain in a year. */
export type VcciYearImportsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What is known of the value chain in a year. */
export type VcciYearActivityLinesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ActivityLineFilter>;
};

export type ActivityLineFilter = {
  /** Category of the standard, 1 to 15. */
  category?: InputMaybe<Scalars['Int']['input']>;
  /** Name of the supplier as in the file. */
  supplier?: InputMaybe<Scalars['String']['input']>;
};

/** Where a list goes on. */
export type PageInfo = {
  __typename?: 'PageInfo';
  hasNextPage: Scalars['Boolean']['output'];
  endCursor?: Maybe<Scalars['String']['output']>;
};

export type Severity =
  | 'ERROR'
  | 'WARNING';

export type RowIssue = {
  __typename?: 'RowIssue';
  row: Scalars['Int']['output'];
  column?: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  severity: Severity;
  message: Scalars['String']['output'];
  rawValue?: Maybe<Scalars['String']['output']>;
};

export type ImportMode =
  | 'DRY_RUN'
  | 'ALL_OR_NOTHING'
  | 'VALID_ROWS';

export type NumberFormat =
  | 'POINT'
  | 'COMMA';

export type ImportState =
  | 'DRY_RUN'
  | 'COMMITTED'
  | 'COMMITTED_WITH_ISSUES'
  | 'REJECTED';

export type TraceStep = {
  __typename?: 'TraceStep';
  step: Scalars['String']['output'];
  value: Scalars['String']['output'];
  unit: Scalars['String']['output'];
  source: Scalars['String']['output'];
};

export type ImportActivityInput = {
  /** Answer of /api/v1/uploads. */
  uploadId: Scalars['ID']['input'];
  fileName: Scalars['String']['input'];
  mode: ImportMode;
  /** How the file writes its numbers: 1234.5 or 1234,5. */
  numberFormat: NumberFormat;
  /** Reporting year: every date must lie in it. */
  year: Scalars['Int']['input'];
  /** Sent again with the same key, the import is not done again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type ImportActivityPayload = {
  __typename?: 'ImportActivityPayload';
  import: VcciImport;
  /** Whether the file, or the idempotency key, was imported before: nothing was done, and this is the import from then. */
  repeated: Scalars['Boolean']['output'];
  /** The first 100; `import.issues` has the others. */
  issues: Array<RowIssue>;
};

/** One file of activity lines that was read. */
export type VcciImport = {
  __typename?: 'VcciImport';
  id: Scalars['ID']['output'];
  fileName: Scalars['String']['output'];
  /** SHA-256 of the file, in hex. */
  sha256: Scalars['String']['output'];
  mode: ImportMode;
  numberFormat: NumberFormat;
  year: Scalars['Int']['output'];
  state: ImportState;
  /** Data rows in the file: the sum of the four numbers that follow. */
  rowCount: Scalars['Int']['output'];
  /** Lines that were not there before. Of a dry run: that would be new. */
  newRows: Scalars['Int']['output'];
  /** Lines that said something else before. */
  changedRows: Scalars['Int']['output'];
  /** Lines that were there already. */
  unchangedRows: Scalars['Int']['output'];
  /** Rows that were kept out. */
  rejectedRows: Scalars['Int']['output'];
  /** All errors, also those beyond the 100 000 issues that are kept. */
  errorCount: Scalars['Int']['output'];
  warningCount: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** By row of the file. */
  issues: VcciImportIssueConnection;
};


/** One file of activity lines that was read. */
export type VcciImportIssuesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<Severity>;
};

export type VcciImportConnection = {
  __typename?: 'VcciImportConnection';
  edges: Array<VcciImportEdge>;
  nodes: Array<VcciImport>;
  pageInfo: PageInfo;
};

export type VcciImportEdge = {
  __typename?: 'VcciImportEdge';
  cursor: Scalars['String']['output'];
  node: VcciImport;
};

export type VcciImportIssueConnection = {
  __typename?: 'VcciImportIssueConnection';
  edges: Array<VcciImportIssueEdge>;
  nodes: Array<RowIssue>;
  pageInfo: PageInfo;
};

export type VcciImportIssueEdge = {
  __typename?: 'VcciImportIssueEdge';
  cursor: Scalars['String']['output'];
  node: RowIssue;
};

/** Money spent, or a quantity of something: what a figure is calculated from. */
export type MeasureKind =
  | 'SPEND'
  | 'ACTIVITY';

/** PURCHASER: what the invoice says. PRODUCER: bought from the maker, without margins of trade and transport. */
export type PriceBasis =
  | 'PURCHASER'
  | 'PRODUCER';

/** Whether the minimum boundary of the category contains the activity. */
export type ActivityRequirement =
  | 'REQUIRED'
  | 'OPTIONAL';

/** One purchase, journey, shipment … as it was last imported. */
export type ActivityLine = {
  __typename?: 'ActivityLine';
  id: Scalars['ID']['output'];
  /** Reference of the line in the system that it comes from. */
  externalRef: Scalars['String']['output'];
  /** Rises with each import that changes the line. */
  version: Scalars['Int']['output'];
  year: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  /** Category of the standard, 1 to 15. */
  category: Scalars['Int']['output'];
  requirement: ActivityRequirement;
  /** Code of the method, see `scope3Categories`. */
  method: Scalars['String']['output'];
  supplierName?: Maybe<Scalars['String']['output']>;
  supplierId?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  classification: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2, or null if it is not stated. */
  country?: Maybe<Scalars['String']['output']>;
  kind: MeasureKind;
  /** Money of `currency`, without VAT. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** ISO 4217. */
  currency?: Maybe<Scalars['String']['output']>;
  priceBasis?: Maybe<PriceBasis>;
  /** In `unit`. */
  quantity?: Maybe<Scalars['Decimal']['output']>;
  unit?: Maybe<Scalars['String']['output']>;
  /** km */
  distanceKm?: Maybe<Scalars['Decimal']['output']>;
  /** Null if it is in no factor set any more. */
  factor?: Maybe<EmissionFactor>;
  /** The import that made or last changed it. */
  import: VcciImport;
  changedAt: Scalars['DateTime']['output'];
};

export type ActivityLineConnection = {
  __typename?: 'ActivityLineConnection';
  edges: Array<ActivityLineEdge>;
  nodes: Array<ActivityLine>;
  pageInfo: PageInfo;
};

export type ActivityLineEdge = {
  __typename?: 'ActivityLineEdge';
  cursor: Scalars['String']['output'];
  node: ActivityLine;
};

/** A published edition of emission factors. It never changes; a new edition is another set. */
export type FactorSet = {
  __typename?: 'FactorSet';
  id: Scalars['ID']['output'];
  /** Short name for classifications in files, as in UK2025:Hotel stay. */
  alias: Scalars['String']['output'];
  publisher: Scalars['String']['output'];
  dataset: Scalars['String']['output'];
  version: Scalars['String']['output'];
  /** As precise as the publisher states it: YYYY, YYYY-MM or YYYY-MM-DD. */
  released: Scalars['String']['output'];
  licence: Scalars['String']['output'];
  /** The line that a report must show. */
  attribution: Scalars['String']['output'];
  source: Scalars['String']['output'];
  /** ISO 3166. */
  region: Scalars['String']['output'];
  year: Scalars['Int']['output'];
  /** Currency of the factors by money, ISO 4217; null in a set of quantities. */
  currency?: Maybe<Scalars['String']['output']>;
  /** Year of the prices that the factors by money count in. */
  priceYear?: Maybe<Scalars['Int']['output']>;
  /** IPCC report behind the CO2e figures. */
  gwp: Scalars['String']['output'];
};

/** kg CO2e by gas; null where the publisher does not split it. Biogenic CO2 is not in it. */
export type GasSplit = {
  __typename?: 'GasSplit';
  /** kg CO2e */
  co2?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2e */
  ch4?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2e */
  n2o?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2e */
  other?: Maybe<Scalars['Decimal']['output']>;
};

export type EmissionFactor = {
  __typename?: 'EmissionFactor';
  id: Scalars['ID']['output'];
  set: FactorSet;
  /** Groups like with like: spend, freight, waste … */
  kind: Scalars['String']['output'];
  /** NAICS code, or null if the factor is found by its activity. */
  code?: Maybe<Scalars['String']['output']>;
  activity: Scalars['String']['output'];
  /** Categories that it is made for, the usual one first. */
  categories: Array<Scalars['Int']['output']>;
  /** ISO 3166. */
  region: Scalars['String']['output'];
  year: Scalars['Int']['output'];
  /** Unit of the activity, or the currency of a factor by money. */
  unit: Scalars['String']['output'];
  priceBasis?: Maybe<PriceBasis>;
  boundary: Scalars['String']['output'];
  /** kg CO2e per `unit`. */
  kgCO2ePerUnit: Scalars['Decimal']['output'];
  /** kg CO2e per `unit`. */
  gases?: Maybe<GasSplit>;
  /** kg CO2 of biogenic origin per `unit`, beside the figure and never in it. Null: the publisher gives none. */
  biogenicKgCO2PerUnit?: Maybe<Scalars['Decimal']['output']>;
  /** Air travel: whether the uplift for radiative forcing is in the figure. */
  includesRadiativeForcing?: Maybe<Scalars['Boolean']['output']>;
  note: Scalars['String']['output'];
};

export type EmissionFactorConnection = {
  __typename?: 'EmissionFactorConnection';
  edges: Array<EmissionFactorEdge>;
  nodes: Array<EmissionFactor>;
  pageInfo: PageInfo;
};

export type EmissionFactorEdge = {
  __typename?: 'EmissionFactorEdge';
  cursor: Scalars['String']['output'];
  node: EmissionFactor;
};

export type ValueChainStream =
  | 'UPSTREAM'
  | 'DOWNSTREAM';

/** What a figure is made from. */
export type EmissionDataType =
  | 'SUPPLIER_SPECIFIC'
  | 'PRIMARY'
  | 'AVERAGE'
  | 'SPEND'
  | 'MODELLED'
  | 'EXTRAPOLATED';

export type Scope3Category = {
  __typename?: 'Scope3Category';
  /** 1 to 15. */
  number: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  stream: ValueChainStream;
  /** What must be counted at least. */
  minimumBoundary: Scalars['String']['output'];
  methods: Array<Scope3Method>;
};

export type Scope3Method = {
  __typename?: 'Scope3Method';
  code: Scalars['String']['output'];
  name: Scalars['String']['output'];
  dataType: EmissionDataType;
  requirement: ActivityRequirement;
  /** Where the standard describes it. */
  reference: Scalars['String']['output'];
};

/** The same fields as a row of a file: amount and currency, or quantity and unit. */
export type EstimateInput = {
  /** `NAICS:331110`, `UK2025:<factor id or activity path>`, `ACTIVITY:<activity path>` or a factor id. */
  classification: Scalars['String']['input'];
  date: Scalars['Date']['input'];
  /** 1 to 15; without it the one that the factor is usually used in. */
  category?: InputMaybe<Scalars['Int']['input']>;
  /** ISO 3166-1 alpha-2. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Without VAT. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** ISO 4217. */
  currency?: InputMaybe<Scalars['String']['input']>;
  priceBasis?: InputMaybe<PriceBasis>;
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
  /** km; makes tkm of a mass and pkm of passengers. */
  distanceKm?: InputMaybe<Scalars['Decimal']['input']>;
};

export type EstimatePayload = {
  __typename?: 'EstimatePayload';
  /** Null if an issue is an error. */
  estimate?: Maybe<EmissionEstimate>;
  /** As an import would say them, for a file with this one row, 2. */
  issues: Array<RowIssue>;
};

/** The five indicators of data quality, each 1 (best) to 5. */
export type DataQualityIndicators = {
  __typename?: 'DataQualityIndicators';
  technology: Scalars['Int']['output'];
  time: Scalars['Int']['output'];
  geography: Scalars['Int']['output'];
  completeness: Scalars['Int']['output'];
  reliability: Scalars['Int']['output'];
};

/** A figure with everything that led to it. */
export type EmissionEstimate = {
  __typename?: 'EmissionEstimate';
  /** kg CO2e, not rounded. */
  kgCO2e: Scalars['Decimal']['output'];
  /** kg CO2 of biogenic origin, beside the figure; null if the publisher of the factor gives none. */
  biogenicKgCO2?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2e */
  gases?: Maybe<GasSplit>;
  category: Scalars['Int']['output'];
  method: Scalars['String']['output'];
  dataType: EmissionDataType;
  /** 1 data of suppliers, 2 average data, 3 spend. */
  tier: Scalars['Int']['output'];
  /** Mean of the indicators, 1 (best) to 5. */
  score: Scalars['Decimal']['output'];
  indicators: DataQualityIndicators;
  gwp: Scalars['String']['output'];
  boundary: Scalars['String']['output'];
  factor: EmissionFactor;
  /** Every step from the input to the figure, in order. */
  trace: Array<TraceStep>;
};

export type CalculateInventoryInput = {
  year: Scalars['Int']['input'];
};

export type CalculateInventoryPayload = {
  __typename?: 'CalculateInventoryPayload';
  inventory: Scope3Inventory;
  /** Why lines have no figure; none of them counts as zero. */
  issues: Array<Scope3Issue>;
};

/** A reason for which lines have no figure. */
export type Scope3Issue = {
  __typename?: 'Scope3Issue';
  code: Scalars['String']['output'];
  severity: Severity;
  /** How many lines it concerns. */
  lineCount: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** The Scope 3 emissions of a year by the GHG Protocol, as last calculated. */
export type Scope3Inventory = {
  __typename?: 'Scope3Inventory';
  id: Scalars['ID']['output'];
  year: Scalars['Int']['output'];
  /** Counts the calculations of the year. */
  version: Scalars['Int']['output'];
  calculationId: Scalars['ID']['output'];
  calculatedAt: Scalars['DateTime']['output'];
  /** Whether lines of the year were imported since. */
  stale: Scalars['Boolean']['output'];
  /** kg CO2e of all categories, without biogenic CO2. Lines without a figure are not in it. */
  totalKgCO2e: Scalars['Decimal']['output'];
  /** t CO2e of all categories, without biogenic CO2. */
  totalTonnesCO2e: Scalars['Decimal']['output'];
  /** kg CO2 of biogenic origin, reported beside the total. */
  biogenicKgCO2: Scalars['Decimal']['output'];
  /** All categories of the standard in order. */
  categories: Array<Scope3CategoryResult>;
  /** Share of the total that rests on data of suppliers, 0 to 1; null if the total is 0. */
  primaryDataShare?: Maybe<Scalars['Decimal']['output']>;
  /** Data quality, weighted by emissions: 1 (best) to 5; null if the total is 0. */
  score?: Maybe<Scalars['Decimal']['output']>;
  /** Lines with a figure. */
  lineCount: Scalars['Int']['output'];
  /** Lines without one, see `unresolved`. */
  unresolvedLineCount: Scalars['Int']['output'];
  unresolved: Array<Scope3Issue>;
  /** The sets that figures rest on, with licence and the line that a report must show. */
  factorSets: Array<FactorSet>;
  /** IPCC reports behind the CO2e figures. */
  gwp: Scalars['String']['output'];
  /** Lines with their figures, the largest first. */
  lines: Scope3LineConnection;
  /** Lines without a figure. */
  unresolvedLines: Scope3UnresolvedLineConnection;
  /** All calculations of the year, the latest first. */
  versions: Scope3VersionConnection;
};


/** The Scope 3 emissions of a year by the GHG Protocol, as last calculated. */
export type Scope3InventoryLinesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<Scope3LineFilter>;
};


/** The Scope 3 emissions of a year by the GHG Protocol, as last calculated. */
export type Scope3InventoryUnresolvedLinesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The Scope 3 emissions of a year by the GHG Protocol, as last calculated. */
export type Scope3InventoryVersionsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Scope3LineFilter = {
  /** Category of the standard, 1 to 15. */
  category?: InputMaybe<Scalars['Int']['input']>;
};

/** A category without lines is unknown, which is not zero. */
export type Scope3CategoryState =
  | 'NO_DATA'
  | 'CALCULATED';

export type Scope3CategoryResult = {
  __typename?: 'Scope3CategoryResult';
  /** 1 to 15. */
  category: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  stream: ValueChainStream;
  state: Scope3CategoryState;
  /** kg CO2e; null without data. */
  kgCO2e?: Maybe<Scalars['Decimal']['output']>;
  /** t CO2e; null without data. */
  tonnesCO2e?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2 of biogenic origin, beside the figure. */
  biogenicKgCO2?: Maybe<Scalars['Decimal']['output']>;
  /** Part of the total, 0 to 1. */
  share?: Maybe<Scalars['Decimal']['output']>;
  /** Weighted by emissions: 1 data of suppliers, 2 average data, 3 spend. */
  tier?: Maybe<Scalars['Decimal']['output']>;
  /** Data quality, weighted by emissions: 1 (best) to 5. */
  score?: Maybe<Scalars['Decimal']['output']>;
  /** Share that rests on data of suppliers, 0 to 1. */
  primaryDataShare?: Maybe<Scalars['Decimal']['output']>;
  lineCount: Scalars['Int']['output'];
  methods: Array<Scope3MethodShare>;
};

/** What one method gave in a category. */
export type Scope3MethodShare = {
  __typename?: 'Scope3MethodShare';
  method: Scalars['String']['output'];
  dataType: EmissionDataType;
  tier: Scalars['Int']['output'];
  lineCount: Scalars['Int']['output'];
  /** kg CO2e */
  kgCO2e: Scalars['Decimal']['output'];
};

/** A line as it was when it was calculated, with its figure. */
export type Scope3Line = {
  __typename?: 'Scope3Line';
  /** 1 emits most. */
  rank: Scalars['Int']['output'];
  /** Null if you may not read activity lines. */
  activityLine?: Maybe<ActivityLine>;
  externalRef: Scalars['String']['output'];
  /** Version of the activity line that was calculated. */
  lineVersion: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  category: Scalars['Int']['output'];
  supplierName?: Maybe<Scalars['String']['output']>;
  /** In `inputUnit`: the amount, the quantity, or quantity times distance. */
  input: Scalars['Decimal']['output'];
  inputUnit: Scalars['String']['output'];
  /** kg CO2e, not rounded. */
  kgCO2e: Scalars['Decimal']['output'];
  /** kg CO2 of biogenic origin, beside the figure; null if the publisher of the factor gives none. */
  biogenicKgCO2?: Maybe<Scalars['Decimal']['output']>;
  /** kg CO2e */
  gases?: Maybe<GasSplit>;
  method: Scalars['String']['output'];
  dataType: EmissionDataType;
  /** 1 data of suppliers, 2 average data, 3 spend. */
  tier: Scalars['Int']['output'];
  /** Mean of the indicators, 1 (best) to 5. */
  score: Scalars['Decimal']['output'];
  indicators: DataQualityIndicators;
  boundary: Scalars['String']['output'];
  factor?: Maybe<EmissionFactor>;
  /** Every step from the input to the figure, in order. */
  trace: Array<TraceStep>;
};

export type Scope3LineConnection = {
  __typename?: 'Scope3LineConnection';
  edges: Array<Scope3LineEdge>;
  nodes: Array<Scope3Line>;
  pageInfo: PageInfo;
};

export type Scope3LineEdge = {
  __typename?: 'Scope3LineEdge';
  cursor: Scalars['String']['output'];
  node: Scope3Line;
};

/** A line that could not be calculated, and why. */
export type Scope3UnresolvedLine = {
  __typename?: 'Scope3UnresolvedLine';
  /** Null if you may not read activity lines. */
  activityLine?: Maybe<ActivityLine>;
  externalRef: Scalars['String']['output'];
  lineVersion: Scalars['Int']['output'];
  date: Scalars['Date']['output'];
  category: Scalars['Int']['output'];
  supplierName?: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

export type Scope3UnresolvedLineConnection = {
  __typename?: 'Scope3UnresolvedLineConnection';
  edges: Array<Scope3UnresolvedLineEdge>;
  nodes: Array<Scope3UnresolvedLine>;
  pageInfo: PageInfo;
};

export type Scope3UnresolvedLineEdge = {
  __typename?: 'Scope3UnresolvedLineEdge';
  cursor: Scalars['String']['output'];
  node: Scope3UnresolvedLine;
};

/** One calculation of a year. */
export type Scope3Version = {
  __typename?: 'Scope3Version';
  calculationId: Scalars['ID']['output'];
  version: Scalars['Int']['output'];
  calculatedAt: Scalars['DateTime']['output'];
  /** kg CO2e */
  totalKgCO2e: Scalars['Decimal']['output'];
  lineCount: Scalars['Int']['output'];
  unresolvedLineCount: Scalars['Int']['output'];
};

export type Scope3VersionConnection = {
  __typename?: 'Scope3VersionConnection';
  edges: Array<Scope3VersionEdge>;
  nodes: Array<Scope3Version>;
  pageInfo: PageInfo;
};

export type Scope3VersionEdge = {
  __typename?: 'Scope3VersionEdge';
  cursor: Scalars['String']['output'];
  node: Scope3Version;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Organization: Organization;
  VcciImport: VcciImport;
  ActivityLine: ActivityLine;
  Scope3Inventory: Scope3Inventory;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  VcciImport:
    ( { __typename: 'VcciImport' }
    & GraphQLRecursivePick<FederationTypes['VcciImport'], {"id":true}> );
  ActivityLine:
    ( { __typename: 'ActivityLine' }
    & GraphQLRecursivePick<FederationTypes['ActivityLine'], {"id":true}> );
  Scope3Inventory:
    ( { __typename: 'Scope3Inventory' }
    & GraphQLRecursivePick<FederationTypes['Scope3Inventory'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Organization: ResolverTypeWrapper<OrganizationReference>;
  VcciYear: ResolverTypeWrapper<ValueChainYear>;
  ActivityLineFilter: ActivityLineFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Severity: Severity;
  RowIssue: ResolverTypeWrapper<RowIssue>;
  ImportMode: ImportMode;
  NumberFormat: NumberFormat;
  ImportState: ImportState;
  TraceStep: ResolverTypeWrapper<TraceStep>;
  ImportActivityInput: ImportActivityInput;
  ImportActivityPayload: ResolverTypeWrapper<Omit<ImportActivityPayload, 'import'> & { import: ResolversTypes['VcciImport'] }>;
  VcciImport: ResolverTypeWrapper<ImportRecord>;
  VcciImportConnection: ResolverTypeWrapper<Omit<VcciImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['VcciImportEdge']>, nodes: Array<ResolversTypes['VcciImport']> }>;
  VcciImportEdge: ResolverTypeWrapper<Omit<VcciImportEdge, 'node'> & { node: ResolversTypes['VcciImport'] }>;
  VcciImportIssueConnection: ResolverTypeWrapper<VcciImportIssueConnection>;
  VcciImportIssueEdge: ResolverTypeWrapper<VcciImportIssueEdge>;
  MeasureKind: MeasureKind;
  PriceBasis: PriceBasis;
  ActivityRequirement: ActivityRequirement;
  ActivityLine: ResolverTypeWrapper<ActivityLineEntity>;
  ActivityLineConnection: ResolverTypeWrapper<Omit<ActivityLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ActivityLineEdge']>, nodes: Array<ResolversTypes['ActivityLine']> }>;
  ActivityLineEdge: ResolverTypeWrapper<Omit<ActivityLineEdge, 'node'> & { node: ResolversTypes['ActivityLine'] }>;
  FactorSet: ResolverTypeWrapper<Edition>;
  GasSplit: ResolverTypeWrapper<GasFigures>;
  EmissionFactor: ResolverTypeWrapper<Factor>;
  EmissionFactorConnection: ResolverTypeWrapper<Omit<EmissionFactorConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['EmissionFactorEdge']>, nodes: Array<ResolversTypes['EmissionFactor']> }>;
  EmissionFactorEdge: ResolverTypeWrapper<Omit<EmissionFactorEdge, 'node'> & { node: ResolversTypes['EmissionFactor'] }>;
  ValueChainStream: ValueChainStream;
  EmissionDataType: EmissionDataType;
  Scope3Category: ResolverTypeWrapper<Category>;
  Scope3Method: ResolverTypeWrapper<Scope3Method>;
  EstimateInput: EstimateInput;
  EstimatePayload: ResolverTypeWrapper<Estimated>;
  DataQualityIndicators: ResolverTypeWrapper<DataQualityIndicators>;
  EmissionEstimate: ResolverTypeWrapper<Estimate>;
  CalculateInventoryInput: CalculateInventoryInput;
  CalculateInventoryPayload: ResolverTypeWrapper<Omit<CalculateInventoryPayload, 'inventory' | 'issues'> & { inventory: ResolversTypes['Scope3Inventory'], issues: Array<ResolversTypes['Scope3Issue']> }>;
  Scope3Issue: ResolverTypeWrapper<Gap>;
  Scope3Inventory: ResolverTypeWrapper<Inventory>;
  Scope3LineFilter: Scope3LineFilter;
  Scope3CategoryState: Scope3CategoryState;
  Scope3CategoryResult: ResolverTypeWrapper<CategoryResult>;
  Scope3MethodShare: ResolverTypeWrapper<Rollup>;
  Scope3Line: ResolverTypeWrapper<LineResult>;
  Scope3LineConnection: ResolverTypeWrapper<Omit<Scope3LineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['Scope3LineEdge']>, nodes: Array<ResolversTypes['Scope3Line']> }>;
  Scope3LineEdge: ResolverTypeWrapper<Omit<Scope3LineEdge, 'node'> & { node: ResolversTypes['Scope3Line'] }>;
  Scope3UnresolvedLine: ResolverTypeWrapper<UnresolvedLine>;
  Scope3UnresolvedLineConnection: ResolverTypeWrapper<Omit<Scope3UnresolvedLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['Scope3UnresolvedLineEdge']>, nodes: Array<ResolversTypes['Scope3UnresolvedLine']> }>;
  Scope3UnresolvedLineEdge: ResolverTypeWrapper<Omit<Scope3UnresolvedLineEdge, 'node'> & { node: ResolversTypes['Scope3UnresolvedLine'] }>;
  Scope3Version: ResolverTypeWrapper<InventoryVersion>;
  Scope3VersionConnection: ResolverTypeWrapper<Omit<Scope3VersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['Scope3VersionEdge']>, nodes: Array<ResolversTypes['Scope3Version']> }>;
  Scope3VersionEdge: ResolverTypeWrapper<Omit<Scope3VersionEdge, 'node'> & { node: ResolversTypes['Scope3Version'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Decimal: Scalars['Decimal']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Organization: OrganizationReference;
  VcciYear: ValueChainYear;
  ActivityLineFilter: ActivityLineFilter;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  RowIssue: RowIssue;
  TraceStep: TraceStep;
  ImportActivityInput: ImportActivityInput;
  ImportActivityPayload: Omit<ImportActivityPayload, 'import'> & { import: ResolversParentTypes['VcciImport'] };
  VcciImport: ImportRecord;
  VcciImportConnection: Omit<VcciImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['VcciImportEdge']>, nodes: Array<ResolversParentTypes['VcciImport']> };
  VcciImportEdge: Omit<VcciImportEdge, 'node'> & { node: ResolversParentTypes['VcciImport'] };
  VcciImportIssueConnection: VcciImportIssueConnection;
  VcciImportIssueEdge: VcciImportIssueEdge;
  ActivityLine: ActivityLineEntity;
  ActivityLineConnection: Omit<ActivityLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ActivityLineEdge']>, nodes: Array<ResolversParentTypes['ActivityLine']> };
  ActivityLineEdge: Omit<ActivityLineEdge, 'node'> & { node: ResolversParentTypes['ActivityLine'] };
  FactorSet: Edition;
  GasSplit: GasFigures;
  EmissionFactor: Factor;
  EmissionFactorConnection: Omit<EmissionFactorConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['EmissionFactorEdge']>, nodes: Array<ResolversParentTypes['EmissionFactor']> };
  EmissionFactorEdge: Omit<EmissionFactorEdge, 'node'> & { node: ResolversParentTypes['EmissionFactor'] };
  Scope3Category: Category;
  Scope3Method: Scope3Method;
  EstimateInput: EstimateInput;
  EstimatePayload: Estimated;
  DataQualityIndicators: DataQualityIndicators;
  EmissionEstimate: Estimate;
  CalculateInventoryInput: CalculateInventoryInput;
  CalculateInventoryPayload: Omit<CalculateInventoryPayload, 'inventory' | 'issues'> & { inventory: ResolversParentTypes['Scope3Inventory'], issues: Array<ResolversParentTypes['Scope3Issue']> };
  Scope3Issue: Gap;
  Scope3Inventory: Inventory;
  Scope3LineFilter: Scope3LineFilter;
  Scope3CategoryResult: CategoryResult;
  Scope3MethodShare: Rollup;
  Scope3Line: LineResult;
  Scope3LineConnection: Omit<Scope3LineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['Scope3LineEdge']>, nodes: Array<ResolversParentTypes['Scope3Line']> };
  Scope3LineEdge: Omit<Scope3LineEdge, 'node'> & { node: ResolversParentTypes['Scope3Line'] };
  Scope3UnresolvedLine: UnresolvedLine;
  Scope3UnresolvedLineConnection: Omit<Scope3UnresolvedLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['Scope3UnresolvedLineEdge']>, nodes: Array<ResolversParentTypes['Scope3UnresolvedLine']> };
  Scope3UnresolvedLineEdge: Omit<Scope3UnresolvedLineEdge, 'node'> & { node: ResolversParentTypes['Scope3UnresolvedLine'] };
  Scope3Version: InventoryVersion;
  Scope3VersionConnection: Omit<Scope3VersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['Scope3VersionEdge']>, nodes: Array<ResolversParentTypes['Scope3Version']> };
  Scope3VersionEdge: Omit<Scope3VersionEdge, 'node'> & { node: ResolversParentTypes['Scope3Version'] };
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  vcciImport?: Resolver<Maybe<ResolversTypes['VcciImport']>, ParentType, ContextType, RequireFields<QueryVcciImportArgs, 'id'>>;
  estimate?: Resolver<Maybe<ResolversTypes['EstimatePayload']>, ParentType, ContextType, RequireFields<QueryEstimateArgs, 'input'>>;
  emissionFactors?: Resolver<Maybe<ResolversTypes['EmissionFactorConnection']>, ParentType, ContextType, RequireFields<QueryEmissionFactorsArgs, 'first'>>;
  factorSets?: Resolver<Maybe<Array<ResolversTypes['FactorSet']>>, ParentType, ContextType>;
  scope3Categories?: Resolver<Maybe<Array<ResolversTypes['Scope3Category']>>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  importActivity?: Resolver<ResolversTypes['ImportActivityPayload'], ParentType, ContextType, RequireFields<MutationImportActivityArgs, 'input'>>;
  calculateInventory?: Resolver<ResolversTypes['CalculateInventoryPayload'], ParentType, ContextType, RequireFields<MutationCalculateInventoryArgs, 'input'>>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vcci?: Resolver<Maybe<ResolversTypes['VcciYear']>, ParentType, ContextType, RequireFields<OrganizationVcciArgs, 'year'>>;
};

export type VcciYearResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciYear'] = ResolversParentTypes['VcciYear']> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  imports?: Resolver<Maybe<ResolversTypes['VcciImportConnection']>, ParentType, ContextType, RequireFields<VcciYearImportsArgs, 'first'>>;
  activityLines?: Resolver<Maybe<ResolversTypes['ActivityLineConnection']>, ParentType, ContextType, RequireFields<VcciYearActivityLinesArgs, 'first'>>;
  inventory?: Resolver<Maybe<ResolversTypes['Scope3Inventory']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RowIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowIssue'] = ResolversParentTypes['RowIssue']> = {
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rawValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportActivityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportActivityPayload'] = ResolversParentTypes['ImportActivityPayload']> = {
  import?: Resolver<ResolversTypes['VcciImport'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['RowIssue']>, ParentType, ContextType>;
};

export type VcciImportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciImport'] = ResolversParentTypes['VcciImport'], FederationReferenceType extends FederationReferenceTypes['VcciImport'] = FederationReferenceTypes['VcciImport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VcciImport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ImportMode'], ParentType, ContextType>;
  numberFormat?: Resolver<ResolversTypes['NumberFormat'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchangedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warningCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issues?: Resolver<ResolversTypes['VcciImportIssueConnection'], ParentType, ContextType, RequireFields<VcciImportIssuesArgs, 'first'>>;
};

export type VcciImportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciImportConnection'] = ResolversParentTypes['VcciImportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['VcciImportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['VcciImport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VcciImportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciImportEdge'] = ResolversParentTypes['VcciImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VcciImport'], ParentType, ContextType>;
};

export type VcciImportIssueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciImportIssueConnection'] = ResolversParentTypes['VcciImportIssueConnection']> = {
  edges?: Resolver<Array<ResolversTypes['VcciImportIssueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RowIssue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VcciImportIssueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VcciImportIssueEdge'] = ResolversParentTypes['VcciImportIssueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RowIssue'], ParentType, ContextType>;
};

export type ActivityLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityLine'] = ResolversParentTypes['ActivityLine'], FederationReferenceType extends FederationReferenceTypes['ActivityLine'] = FederationReferenceTypes['ActivityLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ActivityLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  externalRef?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requirement?: Resolver<ResolversTypes['ActivityRequirement'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplierName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplierId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  classification?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MeasureKind'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceBasis?: Resolver<Maybe<ResolversTypes['PriceBasis']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distanceKm?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  factor?: Resolver<Maybe<ResolversTypes['EmissionFactor']>, ParentType, ContextType>;
  import?: Resolver<ResolversTypes['VcciImport'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ActivityLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityLineConnection'] = ResolversParentTypes['ActivityLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActivityLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ActivityLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityLineEdge'] = ResolversParentTypes['ActivityLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ActivityLine'], ParentType, ContextType>;
};

export type FactorSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactorSet'] = ResolversParentTypes['FactorSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alias?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  released?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attribution?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  gwp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GasSplitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GasSplit'] = ResolversParentTypes['GasSplit']> = {
  co2?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  ch4?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  n2o?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  other?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type EmissionFactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmissionFactor'] = ResolversParentTypes['EmissionFactor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  set?: Resolver<ResolversTypes['FactorSet'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priceBasis?: Resolver<Maybe<ResolversTypes['PriceBasis']>, ParentType, ContextType>;
  boundary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kgCO2ePerUnit?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  gases?: Resolver<Maybe<ResolversTypes['GasSplit']>, ParentType, ContextType>;
  biogenicKgCO2PerUnit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  includesRadiativeForcing?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EmissionFactorConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmissionFactorConnection'] = ResolversParentTypes['EmissionFactorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EmissionFactorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['EmissionFactor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EmissionFactorEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmissionFactorEdge'] = ResolversParentTypes['EmissionFactorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EmissionFactor'], ParentType, ContextType>;
};

export type Scope3CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Category'] = ResolversParentTypes['Scope3Category']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stream?: Resolver<ResolversTypes['ValueChainStream'], ParentType, ContextType>;
  minimumBoundary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['Scope3Method']>, ParentType, ContextType>;
};

export type Scope3MethodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Method'] = ResolversParentTypes['Scope3Method']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataType?: Resolver<ResolversTypes['EmissionDataType'], ParentType, ContextType>;
  requirement?: Resolver<ResolversTypes['ActivityRequirement'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EstimatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstimatePayload'] = ResolversParentTypes['EstimatePayload']> = {
  estimate?: Resolver<Maybe<ResolversTypes['EmissionEstimate']>, ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['RowIssue']>, ParentType, ContextType>;
};

export type DataQualityIndicatorsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataQualityIndicators'] = ResolversParentTypes['DataQualityIndicators']> = {
  technology?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  geography?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reliability?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EmissionEstimateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmissionEstimate'] = ResolversParentTypes['EmissionEstimate']> = {
  kgCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  biogenicKgCO2?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gases?: Resolver<Maybe<ResolversTypes['GasSplit']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataType?: Resolver<ResolversTypes['EmissionDataType'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  indicators?: Resolver<ResolversTypes['DataQualityIndicators'], ParentType, ContextType>;
  gwp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  boundary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['EmissionFactor'], ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
};

export type CalculateInventoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CalculateInventoryPayload'] = ResolversParentTypes['CalculateInventoryPayload']> = {
  inventory?: Resolver<ResolversTypes['Scope3Inventory'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['Scope3Issue']>, ParentType, ContextType>;
};

export type Scope3IssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Issue'] = ResolversParentTypes['Scope3Issue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Scope3InventoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Inventory'] = ResolversParentTypes['Scope3Inventory'], FederationReferenceType extends FederationReferenceTypes['Scope3Inventory'] = FederationReferenceTypes['Scope3Inventory']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Scope3Inventory']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calculationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  totalKgCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  totalTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  biogenicKgCO2?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['Scope3CategoryResult']>, ParentType, ContextType>;
  primaryDataShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unresolvedLineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unresolved?: Resolver<Array<ResolversTypes['Scope3Issue']>, ParentType, ContextType>;
  factorSets?: Resolver<Array<ResolversTypes['FactorSet']>, ParentType, ContextType>;
  gwp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Scope3LineConnection'], ParentType, ContextType, RequireFields<Scope3InventoryLinesArgs, 'first'>>;
  unresolvedLines?: Resolver<ResolversTypes['Scope3UnresolvedLineConnection'], ParentType, ContextType, RequireFields<Scope3InventoryUnresolvedLinesArgs, 'first'>>;
  versions?: Resolver<ResolversTypes['Scope3VersionConnection'], ParentType, ContextType, RequireFields<Scope3InventoryVersionsArgs, 'first'>>;
};

export type Scope3CategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3CategoryResult'] = ResolversParentTypes['Scope3CategoryResult']> = {
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stream?: Resolver<ResolversTypes['ValueChainStream'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['Scope3CategoryState'], ParentType, ContextType>;
  kgCO2e?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  tonnesCO2e?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  biogenicKgCO2?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  primaryDataShare?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['Scope3MethodShare']>, ParentType, ContextType>;
};

export type Scope3MethodShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3MethodShare'] = ResolversParentTypes['Scope3MethodShare']> = {
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataType?: Resolver<ResolversTypes['EmissionDataType'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kgCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type Scope3LineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Line'] = ResolversParentTypes['Scope3Line']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activityLine?: Resolver<Maybe<ResolversTypes['ActivityLine']>, ParentType, ContextType>;
  externalRef?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  supplierName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  input?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  inputUnit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kgCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  biogenicKgCO2?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  gases?: Resolver<Maybe<ResolversTypes['GasSplit']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataType?: Resolver<ResolversTypes['EmissionDataType'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  indicators?: Resolver<ResolversTypes['DataQualityIndicators'], ParentType, ContextType>;
  boundary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factor?: Resolver<Maybe<ResolversTypes['EmissionFactor']>, ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
};

export type Scope3LineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3LineConnection'] = ResolversParentTypes['Scope3LineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['Scope3LineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Scope3Line']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type Scope3LineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3LineEdge'] = ResolversParentTypes['Scope3LineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scope3Line'], ParentType, ContextType>;
};

export type Scope3UnresolvedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3UnresolvedLine'] = ResolversParentTypes['Scope3UnresolvedLine']> = {
  activityLine?: Resolver<Maybe<ResolversTypes['ActivityLine']>, ParentType, ContextType>;
  externalRef?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  supplierName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Scope3UnresolvedLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3UnresolvedLineConnection'] = ResolversParentTypes['Scope3UnresolvedLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['Scope3UnresolvedLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Scope3UnresolvedLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type Scope3UnresolvedLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3UnresolvedLineEdge'] = ResolversParentTypes['Scope3UnresolvedLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scope3UnresolvedLine'], ParentType, ContextType>;
};

export type Scope3VersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Version'] = ResolversParentTypes['Scope3Version']> = {
  calculationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  totalKgCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unresolvedLineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Scope3VersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3VersionConnection'] = ResolversParentTypes['Scope3VersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['Scope3VersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Scope3Version']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type Scope3VersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3VersionEdge'] = ResolversParentTypes['Scope3VersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scope3Version'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Decimal?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  VcciYear?: VcciYearResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  RowIssue?: RowIssueResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  ImportActivityPayload?: ImportActivityPayloadResolvers<ContextType>;
  VcciImport?: VcciImportResolvers<ContextType>;
  VcciImportConnection?: VcciImportConnectionResolvers<ContextType>;
  VcciImportEdge?: VcciImportEdgeResolvers<ContextType>;
  VcciImportIssueConnection?: VcciImportIssueConnectionResolvers<ContextType>;
  VcciImportIssueEdge?: VcciImportIssueEdgeResolvers<ContextType>;
  ActivityLine?: ActivityLineResolvers<ContextType>;
  ActivityLineConnection?: ActivityLineConnectionResolvers<ContextType>;
  ActivityLineEdge?: ActivityLineEdgeResolvers<ContextType>;
  FactorSet?: FactorSetResolvers<ContextType>;
  GasSplit?: GasSplitResolvers<ContextType>;
  EmissionFactor?: EmissionFactorResolvers<ContextType>;
  EmissionFactorConnection?: EmissionFactorConnectionResolvers<ContextType>;
  EmissionFactorEdge?: EmissionFactorEdgeResolvers<ContextType>;
  Scope3Category?: Scope3CategoryResolvers<ContextType>;
  Scope3Method?: Scope3MethodResolvers<ContextType>;
  EstimatePayload?: EstimatePayloadResolvers<ContextType>;
  DataQualityIndicators?: DataQualityIndicatorsResolvers<ContextType>;
  EmissionEstimate?: EmissionEstimateResolvers<ContextType>;
  CalculateInventoryPayload?: CalculateInventoryPayloadResolvers<ContextType>;
  Scope3Issue?: Scope3IssueResolvers<ContextType>;
  Scope3Inventory?: Scope3InventoryResolvers<ContextType>;
  Scope3CategoryResult?: Scope3CategoryResultResolvers<ContextType>;
  Scope3MethodShare?: Scope3MethodShareResolvers<ContextType>;
  Scope3Line?: Scope3LineResolvers<ContextType>;
  Scope3LineConnection?: Scope3LineConnectionResolvers<ContextType>;
  Scope3LineEdge?: Scope3LineEdgeResolvers<ContextType>;
  Scope3UnresolvedLine?: Scope3UnresolvedLineResolvers<ContextType>;
  Scope3UnresolvedLineConnection?: Scope3UnresolvedLineConnectionResolvers<ContextType>;
  Scope3UnresolvedLineEdge?: Scope3UnresolvedLineEdgeResolvers<ContextType>;
  Scope3Version?: Scope3VersionResolvers<ContextType>;
  Scope3VersionConnection?: Scope3VersionConnectionResolvers<ContextType>;
  Scope3VersionEdge?: Scope3VersionEdgeResolvers<ContextType>;
};

